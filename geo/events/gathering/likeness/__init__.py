"""How alike two texts are.

In their words (`words`), their numbers (`counts`), as whole reports (`stories`), and whether one is a copy of
the other (`copies`).
"""
