"use strict";

/* Sentences behind the numbers, and tables drawn from the index of documents.
   Text from documents is only ever set as text, never as markup. */

(() => {
  const { data, t, fill, make, collator, enhance } = termscan;

  /* Loading data: a script of one call, since pages on a disk cannot read other files. */
  const loading = new Map();
  function load(root, name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, failed) => {
        const script = make("script", { src: `${root}data/${name}.js` });
        script.addEventListener("load", done);
        script.addEventListener("error", () => { loading.delete(name); failed(new Error(name)); });
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  /* Sentences: which documents and concepts an address asks for, and what stands there. */
  const GROUPS = {
    terms: (c) => c.kind === "term",
    practices: (c) => c.kind === "practice",
    services: (c) => c.kind === "practice" && c.service,
  };
  function asked() {
    const parts = location.hash.slice(1).split("/");
    try { return parts.map(decodeURIComponent); } catch { return [""]; }
  }
  function chooses(choice) {
    if (!choice) return () => true;
    if (!choice.startsWith("@")) return (c) => c.slug === choice;
    const group = choice.slice(1);
    return GROUPS[group] ?? ((c) => c.kind === "term" && (c.scope === group || c.tone === group));
  }
  function within(area) {
    const [, level, code] = /^([rcd])-(.*)$/.exec(area) ?? [];
    if (level === "d") return null;
    if (area === "fi") return () => true;
    const place = { r: 2, c: 3 }[level];
    return place ? (m) => data.index.municipalities[m]?.[place] === code : (m) => m === area;
  }
  function concepts() {
    const names = ["slug", "fi", "sv", "en", "kind", "scope", "tone", "service"];
    return data.index.concepts.map((row) => Object.fromEntries(names.map((n, i) => [n, row[i]])));
  }
  const nameOf = (concept) => concept[document.documentElement.lang] || concept.fi;
  const inSwedish = document.documentElement.lang === "sv";
  const either = ([fi, sv], otherwise) => (inSwedish ? sv || fi : fi || sv) || otherwise;
  const placeName = (code) => either(data.index.municipalities[code] ?? [], code);
  const areaName = (area) => either(data.index.areas[area] ?? [], area);
  /* Why a document could not be read: a common reason by its key, another as it was given. */
  const reason = ({ unreadable }) =>
    (Array.isArray(unreadable) ? fill(unreadable[0], { number: unreadable[1] }) : unreadable);
  const latestIn = (area) => {
    const inside = within(area);
    return data.index.documents.filter((paper) => paper.latest.some(inside));
  };
  function papersFor(area, kind, all, period) {
    const inside = within(area);
    if (period) {
      return data.index.documents.filter((paper) => paper.kind === kind && paper.period === period
        && !paper.untabled && (area === "fi" || paper.of.some(inside)));
    }
    return data.index.documents.filter((paper) => {
      if (!inside) return paper.id === area.slice(2);
      if (kind && paper.kind !== kind) return false;
      return (all ? paper.of : paper.latest).some(inside);
    });
  }
  function counted(paper, chosen) {
    let sum = 0;
    for (let i = 0; i < paper.counts.length; i += 2) {
      if (chosen.has(paper.counts[i])) sum += paper.counts[i + 1];
    }
    return sum;
  }

  /* Tables drawn from the index: the latest documents' mentions by kind of document, a row a
     concept that is mentioned within an area, or a row a municipality that mentions a concept. */
  const STATES = ["missing", "unreadable", "counted"];
  function pivot(papers, rowsOf) {
    const states = new Map();
    const rows = new Map();
    for (const paper of papers) {
      const column = data.index.kinds.indexOf(paper.kind);
      const state = paper.unreadable === undefined ? 2 : 1;
      for (const [key, number] of rowsOf(paper)) {
        if (!rows.has(key)) rows.set(key, data.index.kinds.map(() => 0));
        rows.get(key)[column] += number;
      }
      for (const key of ["", ...paper.latest]) {
        if (!states.has(key)) states.set(key, data.index.kinds.map(() => 0));
        states.get(key)[column] = Math.max(states.get(key)[column], state);
      }
    }
    return { rows, states };
  }
  const written = new Intl.NumberFormat(document.documentElement.lang);
  function numberCell(here, number, state, address) {
    if (STATES[state] !== "counted") {
      return make("td", { class: "n" }, make("span", { class: `gap ${STATES[state]}` }, t(STATES[state])));
    }
    const text = written.format(number);
    return make("td", { class: "n" }, number ? make("a", { href: `${here}evidence.html#${address}` }, text) : text);
  }
  function drawnTable(id, title, headings, rows) {
    const table = make("table", { class: "data", id });
    const caption = make("caption", { id: `${id}-caption` }, title);
    const head = make("tr", {}, ...headings.map(([text, numeric]) => make("th", { scope: "col", class: numeric ? "n" : null }, text)));
    table.append(caption, make("thead", {}, head), make("tbody", {}, ...rows));
    return make("div", { class: "frame", role: "region", tabindex: "0", "aria-labelledby": caption.id }, table);
  }
  /* A long table is seen before all of it is there. */
  const AT_FIRST = 100;
  const painted = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
  const DRAWN = {
    concepts(home, inside) {
      const { area, here } = home.dataset;
      const every = concepts();
      const papers = data.index.documents.filter((paper) => paper.latest.some(inside));
      const { rows, states } = pivot(papers, function* (paper) {
        for (let i = 0; i < paper.counts.length; i += 2) yield [paper.counts[i], paper.counts[i + 1]];
      });
      const state = states.get("") ?? data.index.kinds.map(() => 0);
      const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
      const ordered = [...rows].sort(([a, m], [b, n]) => sum(n) - sum(m) || collator.compare(nameOf(every[a]), nameOf(every[b])));
      const link = (c) => make("a", { href: `${here}concept/${c.slug}.html` }, nameOf(c));
      const lines = ordered.map(([i, numbers]) => make("tr", {}, make("th", { scope: "row" }, link(every[i])),
        make("td", {}, t(every[i].kind === "term" ? every[i].tone : every[i].kind)),
        ...numbers.map((n, k) => numberCell(here, n, state[k], `${area}/${every[i].slug}/${data.index.kinds[k]}`))));
      const never = every.filter((c, i) => c.kind === "term" && !rows.has(i));
      const kinds = data.index.kinds.map((kind) => [t(kind), true]);
      home.append(lines.length ? drawnTable("concepts", t("kinds_caption"), [[t("concept")], [t("tone")], ...kinds], lines) : make("p", {}, t("no_mentions")));
      if (never.length && state.includes(2)) {
        home.append(make("details", {}, make("summary", {}, `${t("never_here")} (${never.length})`),
          make("ul", { class: "columns" }, ...never.map((c) => make("li", {}, link(c))))));
      }
    },
    groups(home, inside) {
      const { area, here } = home.dataset;
      const every = concepts();
      const papers = data.index.documents.filter((paper) => paper.latest.some(inside));
      const lines = data.index.groups.map(([group, name, members]) => {
        const where = make("td", {});
        for (const i of members) {
          const number = papers.reduce((sum, paper) => sum + counted(paper, new Set([i])), 0);
          if (!number) continue;
          const address = `${here}evidence.html#${encodeURIComponent(area)}/${every[i].slug}`;
          where.append(...(where.childNodes.length ? [", "] : []),
            make("a", { href: address }, `${nameOf(every[i])} (${written.format(number)})`));
        }
        return make("tr", {}, make("th", { scope: "row" }, data.words[group] ?? name), where);
      }).filter((line) => line.querySelector("a"));
      home.append(make("p", { class: "note" }, t("target_groups_lead")),
        drawnTable("target-groups", t("target_groups"), [[t("target_group")], [t("practices")]], lines));
    },
    practices(home, inside) {
      const { here } = home.dataset;
      const every = concepts();
      const found = new Map();
      for (const paper of data.index.documents) {
        for (const code of paper.latest.filter(inside)) {
          for (let i = 0; i < paper.counts.length; i += 2) {
            if (every[paper.counts[i]].kind !== "practice") continue;
            if (!found.has(paper.counts[i])) found.set(paper.counts[i], new Map());
            const places = found.get(paper.counts[i]);
            places.set(code, (places.get(code) ?? 0) + paper.counts[i + 1]);
          }
        }
      }
      const lines = [...found].sort(([a], [b]) => a - b).map(([i, places]) => {
        const where = make("td", {});
        for (const [code, number] of places) {
          const address = `${here}evidence.html#${encodeURIComponent(code)}/${every[i].slug}`;
          where.append(make("a", { href: address }, `${placeName(code)} ${written.format(number)}`), " ");
        }
        const address = `${here}concept/${every[i].slug}.html`;
        const link = make("a", { href: address }, nameOf(every[i]));
        const number = make("a", { href: `${address}#where` }, String(places.size));
        return make("tr", {}, make("th", { scope: "row" }, link), make("td", { class: "n" }, number), where);
      });
      const headings = [[t("practice")], [t("number_municipalities"), true], [t("municipalities")]];
      home.append(drawnTable("practices", t("practices"), headings, lines));
    },
    /* A municipality's practices, a row a document, with all pages and the first sentence. */
    async named(home, inside) {
      const { here, root } = home.dataset;
      const every = concepts();
      const papers = data.index.documents.filter((paper) => paper.latest.some(inside)
        && paper.counts.some((i, at) => at % 2 === 0 && every[i].kind === "practice"));
      await Promise.all(papers.map((paper) => load(root, paper.id)));
      const bySlug = new Map(every.map((c) => [c.slug, c]));
      const lines = papers.flatMap((paper) => {
        const found = data.papers.get(paper.id);
        return found.concepts.flatMap((slug, number) => {
          const concept = bySlug.get(slug);
          const hits = found.mentions.filter(([, which, status]) => which === number && !status);
          if (concept.kind !== "practice" || !hits.length) return [];
          const pages = make("td", {});
          const first = [...new Set(hits.map(([place]) => found.sentences[place][0]))].sort((a, b) => a - b);
          first.forEach((page, i) => pages.append(...(i ? [", "] : []), pageLink(paper, page)));
          const [place] = hits[0];
          const spans = hits.filter(([at]) => at === place).flatMap(([, , , ...flat]) => flat);
          const link = make("th", { scope: "row" }, make("a", { href: `${here}concept/${slug}.html` }, nameOf(concept)));
          if (concept.service) link.append(" ", make("span", { class: "tag" }, t("service")));
          return [make("tr", {}, link, make("td", {}, `${t(paper.kind)} ${paper.period}`.trim()),
            numberCell(here, hits.length, 2, `d-${paper.id}/${slug}`), pages,
            make("td", { class: "quote" }, ...marked(found.sentences[place][1], spans)))];
        });
      });
      lines.sort((a, b) => collator.compare(a.cells[0].textContent, b.cells[0].textContent));
      const headings = [[t("practice")], [t("document")], [t("mentions"), true], [t("pages")], [t("sentence")]];
      home.append(drawnTable("practices", t("practices"), headings, lines));
    },
    async documents(home, inside) {
      const { area, here } = home.dataset;
      const named = area === "fi";
      const tag = (word) => make("span", { class: "tag" }, t(word));
      const lines = data.index.documents.filter((paper) => named || paper.of.some(inside)).map((paper) => {
        const state = paper.unreadable === undefined ? "counted" : "unreadable";
        const status = make("td", {}, make("span", { class: `state ${state}` }, t(state)));
        if (paper.unreadable) status.append(" ", make("span", { class: "quiet" }, reason(paper)));
        for (const mark of ["draft", "replaced"]) if (paper[mark]) status.append(" ", tag(mark));
        if (paper.of.length > 1) status.append(" ", tag("joint"));
        const places = make("td", {});
        paper.of.forEach((code, i) => places.append(...(i ? [", "] : []), make("a", { href: `${here}municipality/${code}.html` }, placeName(code))));
        const opens = (number) => numberCell(here, number, state === "counted" ? 2 : 1, `d-${paper.id}`);
        const mentions = paper.counts.reduce((sum, number, at) => sum + (at % 2 ? number : 0), 0);
        const read = state === "counted"
          ? [make("td", { class: "n" }, written.format(paper.pages)), opens(paper.words), opens(mentions)]
          : [make("td", {}), make("td", {}), opens(0)];
        const source = paper.link ? make("a", { href: paper.link, rel: "noreferrer" }, t("open_source")) : make("span", { class: "quiet" }, t("no_address"));
        return make("tr", {}, ...(named ? [places] : []), make("th", { scope: "row" }, make("a", { href: `${here}evidence.html#d-${paper.id}` }, paper.title || paper.id)),
          make("td", {}, t(paper.kind)), make("td", { class: "p" }, paper.period), status, ...read, make("td", {}, source));
      });
      const headings = [...(named ? [["municipality"]] : []), ["title_column"], ["kind"], ["period"], ["status"], ["pages", true], ["words", true], ["mentions", true], ["source"]];
      const table = drawnTable("documents", t("documents"), headings.map(([word, numeric]) => [t(word), numeric]), lines.slice(0, AT_FIRST));
      home.append(table);
      if (lines.length > AT_FIRST) {
        await painted();
        table.querySelector("tbody").append(...lines.slice(AT_FIRST));
      }
    },
    async measures(home, inside) {
      const { area, here, root } = home.dataset;
      const papers = data.index.documents.filter((paper) => paper.plan && paper.latest.some(inside));
      await Promise.all(papers.map((paper) => load(root, paper.id)));
      const several = area === "fi" || /^[rc]-/.test(area);
      const lines = papers.flatMap((paper) => data.papers.get(paper.id).plan.map(([page, certain, ...texts]) => {
        const about = make("td", {}, `${t(paper.kind)} ${paper.period}`.trim());
        if (!certain) about.append(" ", make("span", { class: "tag" }, t("measures_uncertain")));
        const places = make("th", { scope: "row" });
        paper.latest.filter(inside).forEach((code, i) => places.append(...(i ? [", "] : []),
          make("a", { href: `${here}municipality/${code}.html` }, placeName(code))));
        return make("tr", {}, ...(several ? [places] : []), ...texts.map((text) => make("td", {}, text)),
          about, make("td", {}, pageLink(paper, page)));
      }));
      const headings = [...(several ? ["municipality"] : []), "goal", "measure", "responsible", "indicator", "document", "page"];
      home.append(drawnTable("plan-rows", t("measures_title"), headings.map((name) => [t(name)]), lines));
    },
    municipalities(home) {
      const { concept, here } = home.dataset;
      const column = concepts().findIndex((c) => c.slug === concept);
      const { rows, states } = pivot(data.index.documents, function* (paper) {
        const number = counted(paper, new Set([column]));
        if (number) for (const code of paper.latest) yield [code, number];
      });
      const region = (code) => { const code2 = data.index.municipalities[code]?.[2]; return code2 ? areaName(`r-${code2}`) : ""; };
      const ordered = [...rows].sort(([a], [b]) => collator.compare(placeName(a), placeName(b)));
      const lines = ordered.map(([code, numbers]) => make("tr", {},
        make("th", { scope: "row" }, make("a", { href: `${here}municipality/${code}.html` }, placeName(code))),
        make("td", {}, region(code)),
        ...numbers.map((n, k) => numberCell(here, n, states.get(code)[k], `${encodeURIComponent(code)}/${concept}/${data.index.kinds[k]}`))));
      const kinds = data.index.kinds.map((kind) => [t(kind), true]);
      home.append(drawnTable("municipalities", t("kinds_caption"), [[t("municipality")], [t("region")], ...kinds], lines));
    },
  };
  async function draw(home) {
    try {
      await load(home.dataset.root, "index");
      await DRAWN[home.dataset.rows](home, within(home.dataset.area));
    } catch {
      home.append(make("p", { role: "alert", class: "strong" }, t("evidence_failed")));
      return;
    }
    for (const table of home.querySelectorAll("table")) enhance(table);
  }
  /* What stands in closed details is drawn when they are opened. */
  function drawSoon(home) {
    const details = home.closest("details");
    if (details) details.addEventListener("toggle", () => draw(home), { once: true });
    else draw(home);
  }

  const AT_ONCE = 12;
  function evidencePage(home) {
    const { root, here } = home.dataset;
    const state = { all: false, uncounted: false, request: 0 };
    const show = async () => {
      const [area, concept = "", kind = "", period = "", since = ""] = asked();
      if (!area) return;
      const request = ++state.request;
      home.replaceChildren(make("p", { role: "status" }, t("evidence_loading")));
      try {
        await load(root, "index");
      } catch {
        home.replaceChildren(make("p", { role: "alert", class: "strong" }, t("evidence_failed")));
        return;
      }
      if (request !== state.request) return;
      const choice = { area, concept, kind, period, since };
      if (since) await compare(choice, request); else render(choice);
    };
    /* What came and went between two periods: the counted mentions of the one that the other has
       not, each as often as it has more of them. */
    const plain = (text) => text.replace(/\s+/g, " ").trim().toLocaleLowerCase();
    function hits(papers, wanted) {
      return papers.flatMap((paper) => {
        const found = data.papers.get(paper.id);
        return (found?.mentions ?? []).filter(([, number, status]) => !status && wanted.has(found.concepts[number]))
          .map(([place, number, , ...spans]) => {
            const [, text] = found.sentences[place];
            const surface = spans.map((at, i) => (i % 2 ? text.slice(spans[i - 1], at) : "")).join(" ");
            return { paper, place, slug: found.concepts[number], spans, key: JSON.stringify([found.concepts[number], plain(surface), plain(text)]) };
          });
      });
    }
    function without(some, others) {
      const left = new Map();
      for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
      return some.filter(({ key }) => {
        const number = left.get(key) ?? 0;
        left.set(key, number - 1);
        return number <= 0;
      });
    }
    function difference(title, found, bySlug) {
      const byPlace = new Map();
      for (const hit of found) {
        const key = `${hit.paper.id} ${hit.place}`;
        if (!byPlace.has(key)) byPlace.set(key, []);
        byPlace.get(key).push(hit);
      }
      const list = make("ol", { class: "sentences" }, ...[...byPlace.values()].map((mentions) => {
        const [{ paper, place }] = mentions;
        return sentence(paper, data.papers.get(paper.id).sentences[place],
          mentions.map(({ slug, spans }) => ({ concept: bySlug.get(slug), status: 0, spans })));
      }));
      return make("section", { class: "paper" }, make("h2", {}, `${title} (${written.format(found.length)})`), list);
    }
    async function compare(choice, request) {
      const [after, before] = [choice.period, choice.since].map((period) => papersFor(choice.area, choice.kind, false, period));
      try {
        await Promise.all([...after, ...before].filter((paper) => paper.counts.length).map((paper) => load(root, paper.id)));
      } catch {
        home.replaceChildren(make("p", { role: "alert", class: "strong" }, t("evidence_failed")));
        return;
      }
      if (request !== state.request) return;
      const every = concepts();
      const wanted = new Set(every.filter(chooses(choice.concept)).map((c) => c.slug));
      const bySlug = new Map(every.map((c) => [c.slug, c]));
      const [now, then] = [hits(after, wanted), hits(before, wanted)];
      const [came, went] = [without(now, then), without(then, now)];
      const sum = came.length - went.length;
      home.replaceChildren(heading(choice, bySlug), make("p", { class: "note" }, t("compare_lead")),
        make("p", { role: "status" }, fill("compare_sum", { new: came.length, gone: went.length,
          difference: `${sum > 0 ? "+" : ""}${written.format(sum)}` })),
        difference(`${t("compare_new")}: ${choice.period}`, came, bySlug),
        difference(`${t("compare_gone")}: ${choice.since}`, went, bySlug));
    }
    function render(choice) {
      const every = concepts();
      const wanted = every.map(chooses(choice.concept));
      const chosen = new Set(every.keys().filter((i) => wanted[i]));
      const papers = papersFor(choice.area, choice.kind, state.all, choice.period)
        .map((paper) => ({ ...paper, hits: counted(paper, chosen) }))
        .filter((paper) => paper.hits || !choice.concept || choice.area.startsWith("d-") || (state.uncounted && paper.uncounted));
      const bySlug = new Map(every.map((c) => [c.slug, c]));
      const mentions = papers.reduce((sum, paper) => sum + paper.hits, 0);
      const summary = make("p", { role: "status" },
        fill("mentions_in_documents", { mentions: written.format(mentions), documents: written.format(papers.length) }));
      const list = make("div", {});
      const more = make("button", { type: "button", class: "more" }, t("evidence_more"));
      home.replaceChildren(heading(choice, bySlug), choices(choice), summary, list);
      let at = 0;
      const next = () => {
        const some = papers.slice(at, at + AT_ONCE);
        at += some.length;
        for (const paper of some) {
          list.append(paperSection(paper, bySlug, (c) => chosen.has(every.indexOf(c))));
        }
        if (at >= papers.length) more.remove();
      };
      more.addEventListener("click", () => { const from = list.childElementCount; next(); list.children[from]?.querySelector("h2").focus(); });
      if (papers.length) home.append(more); else list.append(make("p", { class: "note" }, t("evidence_empty")));
      next();
    }
    function heading({ area, concept, kind, period, since }, bySlug) {
      const paper = area.startsWith("d-") ? data.index.documents.find((p) => p.id === area.slice(2)) : null;
      const level = /^[rc]-/.test(area);
      const where = paper ? paper.title || paper.id
        : area === "fi" ? t("country")
        : level ? areaName(area) : placeName(area);
      const what = concept.startsWith("@") ? t(concept.slice(1))
        : bySlug.has(concept) ? nameOf(bySlug.get(concept)) : concept;
      const parts = [where, what, kind ? t(kind) : "", since ? `${since} → ${period}` : period].filter(Boolean);
      document.title = `${parts.join(" · ")} – ${t("title")}`;
      return make("h2", {}, parts.join(" · "));
    }
    function choices(choice) {
      const boxes = make("p", { class: "choices" });
      const options = { all: "evidence_all_periods", uncounted: "evidence_uncounted" };
      for (const [name, word] of Object.entries(options)) {
        if (name === "all" && (choice.period || choice.area.startsWith("d-"))) continue;
        const box = make("input", { type: "checkbox", id: `choose-${name}` });
        box.checked = state[name];
        box.addEventListener("change", () => {
          state[name] = box.checked;
          render(choice);
          document.getElementById(box.id).focus();
        });
        boxes.append(make("label", {}, box, ` ${t(word)}`));
      }
      return boxes;
    }
    function paperSection(paper, bySlug, wants) {
      const places = paper.of.map((code) => make("a", { href: `${here}municipality/${code}.html` }, placeName(code)));
      const line = make("p", {});
      places.forEach((place, i) => line.append(...(i ? [", "] : []), place));
      line.append(` · ${t(paper.kind)}${paper.period ? ` · ${paper.period}` : ""}`);
      if (paper.draft) line.append(` · ${t("draft")}`);
      if (paper.replaced) line.append(` · ${t("replaced")}`);
      line.append(" · ", paper.link ? make("a", { href: paper.link, rel: "noreferrer" }, t("open_source")) : t("no_address"));
      const section = make("section", { class: "paper" },
        make("h2", { tabindex: "-1" }, paper.title || paper.id), line);
      if (paper.unreadable !== undefined) {
        section.append(make("p", {}, make("span", { class: "state unreadable" }, t("unreadable")), ` ${reason(paper)}`));
        return section;
      }
      section.append(make("p", {}, `${t("pages")} ${written.format(paper.pages)} · ${t("words")} ${written.format(paper.words)}`));
      if (!paper.counts.length && !paper.uncounted) {
        section.append(make("p", {}, make("span", { class: "state zero" }, t("zero"))));
        return section;
      }
      const list = make("ol", { class: "sentences" });
      section.append(list);
      load(root, paper.id)
        .then(() => list.append(...sentences(paper, bySlug, wants)))
        .catch(() => list.append(make("li", { class: "strong" }, t("evidence_failed"))));
      return section;
    }
    function sentences(paper, bySlug, wants) {
      const found = data.papers.get(paper.id);
      const byPlace = new Map();
      for (const [place, number, status, ...spans] of found.mentions) {
        const concept = bySlug.get(found.concepts[number]);
        if (!concept || !wants(concept) || (status && !state.uncounted)) continue;
        if (!byPlace.has(place)) byPlace.set(place, []);
        byPlace.get(place).push({ concept, status, spans });
      }
      return [...byPlace].map(([place, mentions]) => sentence(paper, found.sentences[place], mentions));
    }
    function sentence(paper, [page, text], mentions) {
      const where = pageLink(paper, page);
      const about = make("p", { class: "about" });
      mentions.forEach(({ concept, status }, i) => {
        const [why, because] = (status || "").split("|");
        about.append(...(i ? [" · "] : []), make("a", { href: `${here}concept/${concept.slug}.html` }, nameOf(concept)));
        if (why) about.append(` (${t("not_counted")}: ${t(why)}${because ? `, ${because}` : ""})`);
      });
      return make("li", {}, where, make("blockquote", {}, ...marked(text, mentions.flatMap((m) => m.spans))), about);
    }
    addEventListener("hashchange", show);
    show();
  }
  function pageLink(paper, page) {
    const label = fill("page_short", { page });
    const address = paper.pdf ? `${paper.link.split("#")[0]}#page=${page}` : paper.link;
    return make("span", { class: "page" }, paper.link ? make("a", { href: address, rel: "noreferrer" }, label) : label);
  }
  /* The text with its marked pieces; `flat` are pairs of offsets, which may overlap. */
  function marked(text, flat) {
    const spans = [];
    for (let i = 0; i < flat.length; i += 2) spans.push([flat[i], flat[i + 1]]);
    spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const pieces = [];
    let at = 0;
    for (const [start, end] of spans) {
      const from = Math.max(start, at);
      if (end <= from) continue;
      pieces.push(text.slice(at, from), make("mark", {}, text.slice(from, end)));
      at = end;
    }
    return [...pieces, text.slice(at)];
  }

  const areaTitle = (area) => (/^[rc]-/.test(area) ? areaName(area) : placeName(area));
  Object.assign(termscan, { areaTitle, asked, latestIn, load, marked, pageLink });
  document.addEventListener("DOMContentLoaded", () => {
    for (const drawn of document.querySelectorAll(".drawn")) drawSoon(drawn);
    const home = document.getElementById("evidence");
    if (home) evidencePage(home);
  });
})();
