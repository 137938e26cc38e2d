"""Web pages: one article, or several on one page."""
