# Runs programs from standard input, one JSON string a line, and prints for each one JSON line: what it printed, and how it ended.
import contextlib
import io
import json
import sys


def run(text):
    output = io.StringIO()
    ending = ""
    try:
        with contextlib.redirect_stdout(output):
            exec(compile(text, "<program>", "exec"), {"__name__": "__main__"})
    except RecursionError:
        ending = "RecursionError"
    except BaseException as error:
        ending = type(error).__name__ + ": " + str(error)
    return output.getvalue(), ending


for line in sys.stdin:
    printed, end = run(json.loads(line))
    print(json.dumps([printed, end]), flush=True)
