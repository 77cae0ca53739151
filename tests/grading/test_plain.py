"""Values that cross between the two processes, and trees that no honest one sends."""

from fractions import Fraction

import msgpack
import numpy as np
import pytest

from course_tools.grading.inside.plain import Opaque, Values
from course_tools.grading.inside.wire import Violation


@pytest.fixture
def ends():
    """Two tables that belong together."""
    return Values({}, lambda n, name: (n, name)), Values({}, lambda n, name: (n, name))


def cross(message):
    return msgpack.unpackb(msgpack.packb(message))


def sent(ends, value):
    here, there = ends
    return there.incoming(cross(here.outgoing(value)))


SAME = [
    None,
    True,
    7,
    -(2**63),
    2**200,
    -(3**500),
    0.1,
    float("inf"),
    3 + 4j,
    "word",
    b"bytes",
    (),
    (1, (2.0, "x")),
    [1, [2]],
    {"a": 1, 2: [3], (4, 5): None},
    {1, "a"},
    frozenset({2}),
    range(3, 9, 2),
    Fraction(-3, 16),
    float,
    ValueError,
    np.float64,
    np.dtype("<f4"),
    np.sin,
]


@pytest.mark.parametrize("value", SAME)
def test_plain_values_cross_unchanged(ends, value):
    result = sent(ends, value)
    assert result == value
    assert type(result) is type(value)


ARRAYS = [
    np.arange(6.0).reshape(2, 3),
    np.arange(6.0).reshape(2, 3).T,
    np.zeros((0, 3)),
    np.array(3.5),
    np.array([True, False]),
    np.array([1 + 2j]),
    np.array(["ab", "c"]),
    np.arange(5, dtype=np.int8)[::2],
    np.float32(1.5),
    np.int64(3),
    np.bool_(True),
]


@pytest.mark.parametrize("array", ARRAYS, ids=repr)
def test_arrays_keep_shape_dtype_and_order(ends, array):
    result = sent(ends, array)
    assert np.array_equal(result, array)
    assert (result.dtype, result.shape) == (array.dtype, array.shape)
    assert type(result) is type(array)
    if (
        isinstance(array, np.ndarray)
        and array.flags.c_contiguous != array.flags.f_contiguous
    ):
        assert result.flags.f_contiguous == array.flags.f_contiguous


def test_nan_crosses(ends):
    assert np.isnan(sent(ends, float("nan")))


def test_a_read_only_array_stays_so(ends):
    array = np.ones(3)
    array.flags.writeable = False
    assert not sent(ends, array).flags.writeable


def test_what_is_changed_in_place_is_changed_on_the_other_side(ends):
    here, there = ends
    array, items, table = np.zeros((2, 3)), [1], {"a": 1}
    theirs = there.incoming(cross(here.outgoing((array, items, table))))
    theirs[0][1, 2] = 7.0
    theirs[1].append(np.ones(2))
    theirs[2]["b"] = theirs[1]
    here.incoming(cross(there.outgoing(None)))
    assert array[1, 2] == 7.0
    assert items[0] == 1
    assert items[1].tolist() == [1.0, 1.0]
    assert table["b"] is items


def test_an_argument_comes_back_as_the_same_object(ends):
    here, there = ends
    array = np.arange(6.0).reshape(2, 3)
    theirs = there.incoming(cross(here.outgoing(array)))
    back = here.incoming(cross(there.outgoing((theirs, theirs[:, 1], theirs.T))))
    assert back[0] is array
    back[1][...] = -1.0
    assert array[:, 1].tolist() == [-1.0, -1.0]
    assert np.shares_memory(back[2], array)


def test_an_exchanged_part_arrives_after_earlier_ones_were_forgotten(ends):
    here, there = ends
    (theirs,) = there.incoming(cross(here.outgoing(([np.zeros(2)],))))
    for number in range(3):
        theirs[0] = np.full(2, float(number))
        marks = len(there.objects), len(here.objects)
        (got,) = here.incoming(cross(there.outgoing((theirs[0],))))
        assert got.tolist() == [number] * 2
        assert there.incoming(cross(here.outgoing(7))) == 7
        there.forget(marks[0])
        here.forget(marks[1])
        assert len(here.objects) == len(there.objects)


def test_cycles_cross(ends):
    loop = []
    loop.append(loop)
    result = sent(ends, loop)
    assert result[0] is result


def test_what_does_not_cross_says_what_it_was(ends):
    result = sent(ends, (x for x in ()))
    assert isinstance(result, Opaque)
    assert type(result).__name__ == "generator"


class Odd(float):
    """A number that claims to equal everything."""

    def __eq__(self, other):
        return True

    __hash__ = None


def test_of_a_subclass_the_plain_value_crosses(ends):
    result = sent(ends, Odd(3.0))
    assert type(result) is float
    assert result != 4.0


class Hostile(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return 0.0


def test_of_an_array_subclass_a_plain_array_crosses(ends):
    assert type(sent(ends, np.ones(2).view(Hostile))) is np.ndarray


BAD = [
    ["?"],
    [],
    [[]],
    [3, 4],
    {"a": 1},
    ["i", "zz"],
    ["i", "f" * 60_000],
    ["i", 3],
    ["a", "O", [1], b"12345678", "C", True],
    ["a", "|O8", [1], b"12345678", "C", True],
    ["a", "<f8", [2], b"12345678", "C", True],
    ["a", "<f8", [-1], b"", "C", True],
    ["a", "<f8", [0, 10**12], b"", "C", True],
    ["a", "<f8", [10**9, 0], b"", "C", True],
    ["a", "<f8", [2**62, 4], b"", "C", True],
    ["a", "<f8", ["1"], b"12345678", "C", True],
    ["a", "<f8", [1], "12345678", "C", True],
    ["a", "<f8", [1], b"12345678", "X", True],
    ["a", "|b1", [1], b"\x07", "C", True],
    ["a", "<U999999999", [0], b"", "C", True],
    ["n", "|O8", b"12345678"],
    ["n", "<f8", b"1"],
    ["h", 0],
    ["h", -1],
    ["h", True],
    ["v", 0, 0, [1], [8]],
    ["f", "0", "name"],
    ["f", -1, "name"],
    ["g", 0],
    ["u", "load"],
    ["u", "__name__"],
    ["y", "builtins.eval"],
    ["y", ["a"]],
    ["x", "Values", ["a", 1]],
    ["x", "Box", ["__class__", 1]],
    ["q", "1e1000000000", 1],
    ["q", 1, 0],
    ["r", 0, 10**12, 1],
    ["r", 0, 5, 0],
    ["d", [1]],
    ["d", [["l"], 1]],
    ["s", ["l"]],
    ["D", "O"],
    ["o", 3, 4],
    ["c", "x", 1.0],
]


@pytest.mark.parametrize("tree", BAD, ids=repr)
def test_other_trees_are_refused(ends, tree):
    with pytest.raises(Violation):
        ends[0].incoming([[], tree])


@pytest.mark.parametrize("changes", [[[0, b"x"]], [[5, 1]], [1], "x", [[0, b"x" * 24]]])
def test_changes_of_nothing_are_refused(ends, changes):
    array = np.ones(3)
    array.flags.writeable = False
    ends[0].outgoing(array)
    with pytest.raises(Violation):
        ends[0].incoming([changes, None])
    assert array.tolist() == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("place", [(8, [3], [8]), (-8, [1], [8]), (0, [2], [1 << 40])])
def test_a_view_beyond_its_array_is_refused(ends, place):
    ends[0].outgoing(np.ones(3))
    with pytest.raises(Violation):
        ends[0].incoming([[], ["v", 0, *place]])


def test_too_deep_and_too_many_values_are_refused(ends):
    deep = None
    for _ in range(60):
        deep = ["t", deep]
    for tree in (deep, ["t", *[None] * 400_000]):
        with pytest.raises(Violation):
            ends[0].incoming([[], tree])
