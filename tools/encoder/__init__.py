"""How the encoder of `geo.events` is made: see README.md of this folder."""
