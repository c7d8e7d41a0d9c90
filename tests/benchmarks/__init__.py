"""`make bench`: the speed of the service over HTTP and the accuracy of its engine, beside baselines of the same run.

Nothing asserts a time.
"""
