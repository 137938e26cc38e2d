"""A GeoNames dump as a layer over the world: read in a stream, compiled on disk, mapped when opened."""
