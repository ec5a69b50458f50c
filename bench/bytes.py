#!/usr/bin/env python3
"""Says where the bytes of an output folder are; beside an earlier answer, by how much they grew.

    bench/bytes.py OUT            one line per table: data, metadata, files
    bench/bytes.py OUT EARLIER    the same twice and the ratio; exit code 1 if the warehouse is more than 1.5 times

Sizes are those of the files, not of the blocks they take on a disk: tables have many small files.
"""
import pathlib
import sys

BAR = 1.5


def measured(out):
    sizes = {}

    def add(name, kind, file):
        bytes_, files = sizes.get((name, kind), (0, 0))
        sizes[name, kind] = bytes_ + file.stat().st_size, files + 1

    warehouse = out / "warehouse"
    for file in out.rglob("*"):
        if not file.is_file():
            continue
        if warehouse not in file.parents:
            add(file.relative_to(out).parts[0] + "/", "-", file)
            continue
        parts = file.relative_to(warehouse).parts
        if parts[0] == "kolscope" and len(parts) > 3:
            add(parts[1], "checksums" if file.name.endswith(".crc") else parts[2], file)
        else:
            add("(small folders)", "-", file)
    return sizes


def total(sizes, wanted):
    return sum(b for (name, kind), (b, _) in sizes.items() if wanted(name, kind))


def in_warehouse(name, _):
    return not name.endswith("/")


def main():
    out = pathlib.Path(sys.argv[1])
    now = measured(out)
    if len(sys.argv) == 2:
        for (name, kind), (bytes_, files) in sorted(now.items()):
            print(f"{name}\t{kind}\t{bytes_}\t{files}")
        return
    before = {}
    for line in pathlib.Path(sys.argv[2]).read_text().splitlines():
        name, kind, bytes_, files = line.split("\t")
        before[name, kind] = int(bytes_), int(files)
    print(f"{'bytes of':<20} {'kind':<10} {'first':>12} {'last':>12} {'growth':>12} {'files':>7}")
    for name, kind in sorted(set(now) | set(before)):
        a, b = before.get((name, kind), (0, 0)), now.get((name, kind), (0, 0))
        print(f"{name:<20} {kind:<10} {a[0]:>12,} {b[0]:>12,} {b[0] - a[0]:>12,} {b[1]:>7,}")
    ratio = None
    for title, wanted in (
            ("data files of the warehouse", lambda n, k: in_warehouse(n, k) and k == "data"),
            ("warehouse and plain Parquet", lambda n, k: in_warehouse(n, k) or n == "parquet/"),
            ("warehouse", in_warehouse)):
        a, b = total(before, wanted), total(now, wanted)
        ratio = b / a
        print(f"{title}: {a:,} bytes, then {b:,}: {ratio:.3f} times")
    if ratio > BAR:
        sys.exit(f"the warehouse is more than {BAR} times that of the first night")


if __name__ == "__main__":
    main()
