"""Adapts the pages, which are written for the view of a repository, to the site."""

import posixpath
import re
from pathlib import Path

from mkdocs.structure.files import File, InclusionLevel

LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)")
CODE = re.compile(r"`[^`]*`")
ORDERED_ITEM = re.compile(r"\d+\. ")


def target(page, link):
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link))


def on_files(files, config):
    """Adds a list of files for each directory that a page links to."""
    root = Path(config["docs_dir"])
    for page in list(files.documentation_pages()):
        for link in LINK.finditer(page.content_string):
            directory = target(page.src_uri, link[1])
            if not (root / directory).is_dir() or (root / directory / "README.md").exists():
                continue
            index = directory + "/index.md"
            if files.get_file_from_path(index) is None:
                files.append(
                    File.generated(
                        config,
                        index,
                        content=listing(root / directory, directory),
                        inclusion=InclusionLevel.NOT_IN_NAV,
                    )
                )
    return files


def listing(directory, title):
    names = sorted(
        file.relative_to(directory).as_posix()
        for file in directory.rglob("*")
        if file.is_file() and not file.name.startswith(".")
    )
    return f"# {title}\n\n" + "".join(f"- [{name}]({name})\n" for name in names)


def on_page_markdown(markdown, page, config, files):
    root = Path(config["docs_dir"])

    def to_page(link):
        path = target(page.file.src_uri, link[1])
        if not (root / path).is_dir():
            return link[0]
        name = "README.md" if (root / path / "README.md").exists() else "index.md"
        return f"]({posixpath.join(link[1], name)}{link[2] or ''})"

    return indent_items(unescape_pipes(LINK.sub(to_page, markdown)))


def unescape_pipes(markdown):
    """Removes the backslashes in code in tables, which Python-Markdown would show."""
    return "\n".join(
        CODE.sub(lambda code: code[0].replace("\\|", "|"), line) if line.startswith("|") else line
        for line in markdown.split("\n")
    )


def indent_items(markdown):
    """Indents what belongs to an item of an ordered list by four spaces, as Python-Markdown requires."""
    lines, in_item = [], False
    for line in markdown.split("\n"):
        if ORDERED_ITEM.match(line):
            in_item = True
        elif line and not line.startswith(" "):
            in_item = False
        lines.append(" " + line if in_item and line.startswith("   ") else line)
    return "\n".join(lines)
