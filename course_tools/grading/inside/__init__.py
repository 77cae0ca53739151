"""What runs inside the sandbox: a fork server, students and testers.

This folder and course_lib are all of the project that a sandbox holds. Nothing here
knows an assignment: tests reach a tester through its own socket, after the fork.
"""
