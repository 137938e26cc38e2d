"""Whether accounts of two articles are of one event.

How they relate (`dates`, `places`), what of that is weighed (`features`), the learned weights (`scorer`), and
the rules that decide (`rules`) about a `pair`.
"""
