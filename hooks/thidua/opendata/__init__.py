"""Open data: public records as JSON with schemas, for offices that gather their schools' sites."""
