"""A suite of hostile inputs, made from tables of values, formats and fields."""
