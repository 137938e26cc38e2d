"""The gazetteer: which places a name can mean, and where they are."""
