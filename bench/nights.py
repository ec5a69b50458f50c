#!/usr/bin/env python3
"""Writes a made-up world as nights of raw files for preset kolscope, of which each changes a share of the rows.

    bench/nights.py --to DIR [--accounts 60000] [--follows 600000] [--posts 60000] [--nights 30]
                    [--share 0.01] [--mode delta|dump] [--first 2026-03-01] [--seed 1]

The world is what a crawl of fan lists leaves: one account of a hundred is a KOL; four of five follows lead to KOLs,
whose fans fall off with their place; seven of ten posts are theirs; four of ten posts are reposts with a chain. Texts
are made of a vocabulary whose words fall off by Zipf's law, 20 to 140 characters long, so that they pack like texts.

A night changes `share` of the rows of each table: of accounts nine of ten get other counters and one is new; of
follows one half is new, the other half ends; of posts one half is new, the other half gets other counters. `delta`
writes the changed rows alone, `dump` all rows. Same arguments, same bytes: no clock, no other chance than the seed.
"""
import argparse
import datetime
import itertools
import pathlib
import random

KOL_SHARE = 0.01
PROVINCES = "北京 上海 广东 浙江 江苏 四川 湖北 山东 福建 湖南".split()
CLIENTS = "手机客户端 安卓客户端 网页版 平板客户端".split()


class Words:
    """Texts of made-up words."""

    def __init__(self, chance):
        self.words = ["".join(chr(0x4E00 + chance.randrange(3500)) for _ in range(chance.choice((1, 2, 2, 2, 3))))
                      for _ in range(20000)]
        self.weights = list(itertools.accumulate(1 / (i + 3) for i in range(len(self.words))))

    def text(self, chance, length):
        out, size = [], 0
        while size < length:
            word = chance.choices(self.words, cum_weights=self.weights)[0]
            out.append(word)
            size += len(word)
            if chance.random() < 0.12:
                out.append(chance.choice("，。！"))
        return "".join(out)


class World:
    def __init__(self, args):
        self.args = args
        chance = random.Random(args.seed)
        self.words = Words(chance)
        self.kols = max(10, int(args.accounts * KOL_SHARE))
        self.kol_weights = list(itertools.accumulate((i + 5) ** -0.8 for i in range(self.kols)))
        self.accounts, self.follows, self.posts = [], {}, []
        self.new_accounts(chance, args.accounts)
        self.new_follows(chance, args.follows)
        self.new_posts(chance, args.posts, args.first - datetime.timedelta(days=30), 31)

    def kol(self, chance):
        return chance.choices(range(self.kols), cum_weights=self.kol_weights)[0]

    def anybody(self, chance):
        return self.kol(chance) if chance.random() < 0.7 else chance.randrange(len(self.accounts))

    @staticmethod
    def account_id(index):
        # ids as platforms give them: ten digits, in no order
        return 1_000_000_000 + index * 2_654_435_761 % 6_999_999_937

    def new_accounts(self, chance, count):
        new = range(len(self.accounts), len(self.accounts) + count)
        for i in new:
            is_kol = i < self.kols
            described = chance.random() < (0.95 if is_kol else 0.4)
            created = datetime.date(2010, 1, 1) + datetime.timedelta(days=chance.randrange(5800))
            self.accounts.append([
                self.account_id(i),
                self.words.text(chance, chance.randint(2, 6)) + str(chance.randrange(10000)),
                self.words.text(chance, chance.randint(6, 40)) if described else "",
                chance.choice(("male", "female", "female", "")),
                chance.choice(PROVINCES),
                chance.choice(("0", "2", "3")) if is_kol else "-1",
                f"{created} {chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}",
                int(chance.paretovariate(0.7) * (20000 if is_kol else 30)) % 90_000_000,
                chance.randrange(20, 2000),
                chance.randrange(0, 9000),
            ])
        return list(new)

    def new_follows(self, chance, count):
        new = []
        while len(new) < count:
            follower = chance.randrange(len(self.accounts))
            followee = self.kol(chance) if chance.random() < 0.8 else chance.randrange(len(self.accounts))
            edge = (follower, followee)
            if follower != followee and edge not in self.follows:
                self.follows[edge] = False
                new.append(edge)
        return new

    def new_posts(self, chance, count, first_day, days):
        new = range(len(self.posts), len(self.posts) + count)
        for i in new:
            author = self.anybody(chance)
            parent = chance.randrange(i) if i > 100 and chance.random() < 0.4 else None
            text = self.words.text(chance, chance.randint(20, 140) if parent is None else chance.randint(2, 40))
            if parent is not None:
                text += f"//@{self.accounts[self.posts[parent][1]][1]}:" + self.posts[parent][3][:80]
            at = first_day + datetime.timedelta(days=chance.randrange(days))
            self.posts.append([
                5_000_000_000_000_000 + i * 7919 + chance.randrange(7919),
                author,
                f"{at} {chance.randrange(23):02}:{chance.randrange(60):02}:{chance.randrange(60):02}",
                text[:400],
                chance.choice(CLIENTS),
                parent,
                int(chance.paretovariate(0.8)) % 100000,
                int(chance.paretovariate(0.8)) % 50000,
                int(chance.paretovariate(0.7) * 3) % 500000,
            ])
        return list(new)

    def night(self, number):
        """Changes the world; which accounts, follows and posts are other than before."""
        args = self.args
        chance = random.Random(f"{args.seed} {number}")
        accounts = chance.sample(range(len(self.accounts)), round(args.accounts * args.share * 0.9))
        for i in accounts:
            row = self.accounts[i]
            row[7] += chance.randrange(1, 2 + row[7] // 50)
            row[9] += chance.randrange(1, 5)
        accounts += self.new_accounts(chance, round(args.accounts * args.share * 0.1))
        half = round(args.follows * args.share / 2)
        ended = chance.sample([e for e, gone in self.follows.items() if not gone], half)
        for edge in ended:
            self.follows[edge] = True
        follows = ended + self.new_follows(chance, half)
        half = round(args.posts * args.share / 2)
        posts = chance.sample(range(len(self.posts)), half)
        for i in posts:
            for counter in (6, 7, 8):
                self.posts[i][counter] += chance.randrange(1, 2 + self.posts[i][counter] // 10)
        day = args.first + datetime.timedelta(days=number - 1)
        return accounts, follows, posts + self.new_posts(chance, half, day, 1)

    def write(self, number, accounts, follows, posts):
        night = self.args.first + datetime.timedelta(days=number - 1)
        folder = self.args.to / f"night={night}"
        folder.mkdir(parents=True, exist_ok=True)

        def lines(name, header, rows):
            with open(folder / name, "w", encoding="utf-8", newline="") as out:
                out.write(header + "\n")
                out.writelines(",".join("" if c is None else str(c) for c in row) + "\n" for row in rows)

        def post(i):
            p = self.posts[i]
            parent = None if p[5] is None else self.posts[p[5]]
            whose = None if parent is None else self.account_id(parent[1])
            return (p[0], self.account_id(p[1]), p[2], "false" if parent is None else "true", p[3], p[4],
                    None if parent is None else parent[0], whose, p[6], p[7], p[8])

        lines("account.csv", "accountId,screenName,description,gender,province,verifiedType,createdAt,followersCount,"
              "followeesCount,postsCount", (self.accounts[i] for i in sorted(accounts)))
        lines("follow.csv", "followerId,followeeId,gone",
              ((self.account_id(a), self.account_id(b), str(self.follows[a, b]).lower()) for a, b in follows))
        lines("post.csv", "postId,accountId,createdAt,isRepost,text,client,parentPostId,parentAccountId,repostCount,"
              "commentCount,likeCount", (post(i) for i in sorted(posts)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--to", type=pathlib.Path, required=True, help="folder of the nights")
    parser.add_argument("--accounts", type=int, default=60_000)
    parser.add_argument("--follows", type=int, default=600_000)
    parser.add_argument("--posts", type=int, default=60_000)
    parser.add_argument("--nights", type=int, default=30)
    parser.add_argument("--share", type=float, default=0.01, help="share of the rows that a night changes")
    parser.add_argument("--mode", choices=("delta", "dump"), default="delta")
    parser.add_argument("--first", type=datetime.date.fromisoformat, default=datetime.date(2026, 3, 1))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    world = World(args)
    for number in range(1, args.nights + 1):
        changed = None if number == 1 else world.night(number)
        if args.mode == "dump" or changed is None:
            changed = range(len(world.accounts)), list(world.follows), range(len(world.posts))
        world.write(number, *changed)


if __name__ == "__main__":
    main()
