// The facts: what the list of the page says, with the numbers and quotes that the page holds as JSON beside it.

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const items = [...document.querySelectorAll("#facts [data-record]")];
const facts = data.facts.map((row, number) => {
  const fact = { number, item: items[number], shown: true, text: null };
  data.fields.forEach((name, place) => { fact[name] = row[place]; });
  return fact;
});
const placeOf = new Map(items.map((item, number) => [item, number]));
const byRecord = new Map(items.map((item, number) => [item.dataset.record, number]));
const all = "", none = -1;
let chosen = none;

// A text as it is searched: without accents, in small letters.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// All that can be found of a fact: its line, every quote, and who published them. Made when first searched.
function searchable(fact) {
  if (fact.text === null) {
    const quotes = fact.quotes.map(([text, source]) => data.texts[text] + " " + data.sources[source].slice(0, 2).join(" "));
    fact.text = folded([fact.item.textContent, ...quotes].join(" "));
  }
  return fact.text;
}

const heading = (fact) => fact.item.querySelector("b").textContent;
const time = (fact) => fact.item.querySelector("time").textContent;
const publisher = ([name]) => name;
