"""Mutation testing: change the code at random places and see whether a test notices.

A mutant is the code with one small change: a comparison the other way round, a condition negated, a number plus one
(doubled from 1,000 on, positive if it is negative), a call left out. It is killed if a test fails. A survivor is
equivalent to the code, or a test is missing; or its test is one of those that take long, which are not run
(``choice.SKIPPED``).

``changes`` makes the mutants, ``recorder`` records which functions each test and the commands it starts call,
``choice`` chooses the tests of a mutant by these calls. ``live`` runs them in a fork of a process that has collected
them; ``laboratory`` runs them on a changed copy of the checkout, for code that runs while it is imported, and again for
what has survived, because a new process that a test starts has the code of the checkout.

Public tools (mutmut, cosmic-ray) make every mutant of a package first, hundreds of thousands here, and cannot stop
after a random sample of some minutes.
"""
