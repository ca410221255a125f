"""The pages of records, one module a kind: what each page brings together for its template."""
