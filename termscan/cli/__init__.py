"""The command line: three lines a command around the library.

Commands are loaded when they are called, so that ``--help`` answers at once.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from termscan._version import __version__
from termscan.errors import InputError, MissingBackend, TermscanError

COMMANDS = {
    "demo": ("pipeline", "The whole way on the corpus that ships; needs no network."),
    "add": ("pipeline", "Put local files into a store."),
    "crawl": ("nightly", "Fetch what is due for a corpus."),
    "scan": ("pipeline", "Find mentions in what has changed."),
    "export": ("pipeline", "Write the tables."),
    "refresh": ("nightly", "Crawl, scan and export: the nightly run."),
    "status": ("store", "Show what is there, what failed and what is due."),
    "verify": ("store", "Check every stored file against its hash."),
    "gc": ("store", "Remove what interrupted runs and older scans left behind."),
    "warc": ("store", "Write what was fetched as a WARC archive."),
    "changes": ("changes", "Show the mentions that an edit of the lexicons brought and took."),
    "kwic": ("store", "Show mentions in context, with page and address."),
    "words": ("words", "List the commonest words, or those that set some documents apart."),
    "extract": ("text", "Turn files into pages, one JSON object a page."),
    "lemmatise": ("text", "Give words their lemmas and readings."),
    "match": ("text", "Find mentions in text from a file or standard input."),
    "lexicon": ("lexicon", "List, check, show, import and export lexicons."),
    "evaluate": ("quality", "Measure precision, recall and F1 on annotated passages."),
    "agreement": ("quality", "Compare two annotators of the same passages."),
    "sample": ("quality", "Draw passages for a person to annotate."),
    "gold": ("quality", "Turn a corrected sheet into gold."),
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"termscan.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 done, but something failed and is named; "
    "2 the call or its input is wrong.",
)
@click.version_option(__version__, prog_name="termscan")
def cli() -> None:
    """Count what municipalities write about mental wellbeing, with the sentences behind it."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line as this process and leave with its exit code."""
    from termscan.cli.pool import collect_seldom, multiply_on_one_thread

    collect_seldom()
    multiply_on_one_thread()
    signal.signal(signal.SIGTERM, _terminate)
    code = run(arguments)
    gc.freeze()  # what is left ends with the process, and need not be gone through for that
    sys.exit(code)


class _Terminated(BaseException):
    """Somebody asked the process to end: a service manager, or ``timeout``."""


def _terminate(*_: object) -> None:
    raise _Terminated


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors go to standard error in one line."""
    try:
        return cli.main(arguments, prog_name="termscan", standalone_mode=False) or 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except _Terminated:
        return _complain("stopped", 143)
    except (click.Abort, KeyboardInterrupt):
        return _complain("stopped", 130)
    except BrokenPipeError:
        return _leave_quietly()
    except (InputError, MissingBackend) as error:
        return _complain(str(error), 2)
    except TermscanError as error:
        return _complain(str(error), 1)
    except OSError as error:
        return _complain(_place(error), 2)


def _complain(message: str, code: int) -> int:
    click.echo(f"termscan: {message}", err=True)
    return code


def _place(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason


def _leave_quietly() -> int:
    """A reader such as ``head`` has closed the pipe: that is its right."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
