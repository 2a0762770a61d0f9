"""A town's documents: what is truly there, under which titles, and what lies beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawl.fake_finland.papers import pdf
from crawl.fake_finland.traps import trap_file, trap_items
from crawl.fake_finland.wordings import WORDS, Words
from termscan.fake_finland import Item, Paper, Publish, Resource, SiteBuilder, prose


@dataclass
class Town(SiteBuilder):
    """A site whose truth is known: `truth` holds by kind the bytes of every right document."""

    code: str = ""
    other_name: str = ""
    truth: dict[str, set[bytes]] = field(default_factory=dict)
    traps: list[str] = field(default_factory=list)
    traps_set: tuple[int, int] = (2, 5)
    words: Words = WORDS["invented"]

    @property
    def genitive(self) -> str:
        return self.name + ("s" if self.swedish else "n")

    def write(self, kind: str, title: str = "") -> Paper:
        """Write a document, and note it as what is to be found."""
        start = self.chance.choice([self.year - 1, self.year - 3, self.year - 4, self.year])
        period = self.one(
            f"{start}–{start + 4}", f"{start}-{start + 5}", f"{start}–{self.year + 4}"
        )
        pattern = title or self.chance.choice(self.words.titles[kind, self.language])
        title = self.worded(pattern, period)
        text = prose(self.chance, self.language, 40)
        body = pdf(f"{self.name}: {title}", f"{period} {text}")
        self.truth.setdefault(kind, set()).add(body)
        return Paper(title, body)

    def worded(self, pattern: str, period: str) -> str:
        """Return a title with its period and the town's name put in."""
        facts = {"p": period, "s": period[:4], "e": period[-4:], "y": str(self.year - 1)}
        return pattern.format(**facts, n=self.genitive, m=self.name)

    def papers(self, shape: str) -> list[Paper]:
        """Write what the municipality has; a joint document is right for all its kinds."""
        strategy = self._strategy(shape)
        papers = [] if self._is_picture_only() else [strategy]
        if self.chances(0.12):
            # Nothing is to be found; what lies about must not be taken for it.
            self.traps.append("no_plan")
            return [*papers, *self._for_children()]
        plan = self.write("welfare_plan")
        joint = "kertomus" in plan.title.lower() or "berättelse" in plan.title.lower()
        if joint:
            self.truth["welfare_report"] = {plan.body}
        elif self.chances(0.15):
            return [*papers, self._plan_within_the_plan(), self.write("welfare_report")]
        report = [] if joint else [self.write("welfare_report")]
        return [*papers, plan, *report, *self._for_children()]

    def _strategy(self, shape: str) -> Paper:
        strategy = self.write("strategy")
        if shape == "drupal" and self.chances(0.35):
            self.traps.append("page_is_strategy")
            title = self.say(f"{self.genitive} kuntastrategia", f"{self.genitive} kommunstrategi")
            body = self.markup(title, text=90)
            self.truth["strategy"] = {body}
            return Paper(self.say("Kuntastrategia", "Kommunstrategi"), body, "text/html")
        if self.chances(0.15):
            self.traps.append("motto")
            motto = self.say(
                self.one("Rohkeasti yhdessä", "Hyvän arjen koti", "Luonnollisesti lähellä"),
                "Tillsammans framåt",
            )
            page = self.say(self.one("Kuntastrategia", "Kunnan strategia"), "Kommunstrategi")
            title = f"{motto} {self.year - 3}–{self.year + 4}"
            return Paper(title, strategy.body, page=page)
        return strategy

    def _is_picture_only(self) -> bool:
        """Publish the strategy as a picture, which nobody can read: nothing is to be found."""
        if not self.chances(0.03):
            return False
        self.traps.append("picture_only")
        self.truth.pop("strategy")
        url = f"http://{self.host}/kuvat/strategia.png"
        self.put(url, Resource(b"\x89PNG\r\n\x1a\n", "image/png"))
        return True

    def _for_children(self) -> list[Paper]:
        return [self.write("child_welfare_plan")] if self.chances(0.8) else []

    def _plan_within_the_plan(self) -> Paper:
        """Write a welfare plan that is the plan for children, too, and says so."""
        self.traps.append("plan_within_the_plan")
        self.truth.pop("welfare_plan")
        both = self.say(
            self.one(
                "Hyvinvointisuunnitelma {p}, sisältää lasten ja nuorten hyvinvointisuunnitelman",
                "Hyvinvointisuunnitelma sekä lasten ja nuorten hyvinvointisuunnitelma {p}",
            ),
            "Välfärdsplan {p}, innehåller planen för barns och ungas välfärd",
        )
        plan = self.write("welfare_plan", both)
        self.truth["child_welfare_plan"] = {plan.body}
        return plan

    def beside(self, publish: Publish) -> list[Item]:
        items = trap_items(self, publish, self.chance.randint(*self.traps_set))
        patterns = self.words.beside.get(self.language, ())
        period = f"{self.year - 1}–{self.year + 3}"
        for pattern in self.chance.sample(patterns, min(4, len(patterns))):
            items.append(trap_file(self, publish, self.worded(pattern, period)))
        return items
