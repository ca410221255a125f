"""Pictures: what may be published of a photo, and the copies that readers get."""
