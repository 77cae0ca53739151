"""Grade submitted notebooks: safely, and as a function of their bytes alone.

The heart is one call, without files, gradebook or clock in it::

    from course_tools.grading.assignment import load
    from course_tools.grading.limits import Limits
    from course_tools.grading.probe import find_tier
    from course_tools.grading.run import grade
    from course_tools.grading.worker import Worker

    assignment = load(root, "02_derivative_of_one_variable")
    tier = find_tier(root)                      # SandboxError unless the full one holds
    with Worker(root, tier.name) as worker:     # warm; for one submission after another
        for notebook in assignment.notebooks:
            result = grade(worker, notebook, submitted_bytes, Limits())

`Assignment` is plain data (`as_data`, `from_data`, `digest`), so it can be sent to
other machines and be part of the key under which a result is kept. A `Worker` belongs
to one thread; two of them run beside each other. What a submission holds never raises;
`SandboxError` means that the worker is gone, and that the submission has no result yet:
start another worker and grade it again.

The result is data for JSON::

    notebook, tier          names
    status                  "ok", or "repaired" if something was restored
    repairs                 sentences that say what
    points, max_points      of all machine-graded cells
    tests                   one entry a graded cell, in order:
        name, points, max_points
        status              passed, failed, error, time-out, memory, not written
        message             what the learner reads; may hold expected values
        mistake             its name where there is one; holds no expected value
        raised, line        class of the exception, line of the test that raised it
        hidden              whether that line is hidden: then show `mistake` alone
        trace               the student's own traceback, or None
        outputs, seconds
        split               False: ran in the student's process, where its text can be
                            read and its verdict forged
    cells                   one entry for every other cell, in order:
        name, role, kind, source
        status              ok, error, time-out, memory, died, not run
        message, outputs
    limit                   why the submission was stopped as a whole, or None
    use                     cpu and wall in seconds, memory in bytes, pairs of processes

An output is ``{"kind": "stdout" | "stderr" | "result" | "note", "text": ...}`` or an
error with name, text, line and trace. Text is the student's: whoever makes HTML of it
escapes it. A status of a student's cell other than ok costs no points by itself.

How it works, from the outside in: `sanitise` rebuilds the notebook. `worker` starts
`inside.zygote` in a sandbox (`sandbox`, `probe`); for each submission that forks a
student's and a tester's process, which confine themselves (`inside.confine`,
`inside.seccomp`, `inside.landlock`). The coordinator (`run`) sends cells to the one and
tests to the other. A test that calls a student's function sends its arguments across
(`inside.peer`, `inside.plain`, `inside.wire`); nothing but plain data comes back, and
nothing of it is believed. The zygote never sees a test, and a student's process neither
a test nor a file of the course but course_lib.

A class is graded by `grade_class` (the command ``course grade``): `people` takes
everybody in, `jobs` makes the key of each submission, a `crew` of workers grades what
has no result yet, `results` keeps it, and `documents` writes autograded notebooks, rows
and feedback in batches, which `ledger` notes. `summary` is what the teacher reads.

What crosses: None, bool, numbers, str, bytes, list, tuple, dict, set, frozenset, range,
Fraction, arrays of such numbers and texts, NumPy's functions, built-in exceptions and
number types, functions (as proxies, called in the process that they come from), and
instances of classes that locked cells define. All else arrives as an `Opaque` that
equals nothing. A graded cell that needs more gets the tag ``one-process``.
"""
