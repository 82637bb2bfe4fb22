#include <functional>

#include "fill/paragraph_setter.hpp"

namespace livret::fill {

namespace {

using content::Inline;
using content::TextRun;
using Matches = std::vector<WordFinder::Match>;

/// Divides the runs of text from `first` on at what `find` finds in each, and lets `mark` change what is found.
template <typename Find, typename Mark>
void divide(std::vector<Inline>& inlines, std::size_t first, Find const& find, Mark const& mark) {
  std::vector<Inline> divided;
  for (auto i = first; i < inlines.size(); ++i) {
    auto* run = std::get_if<TextRun>(&inlines[i]);
    auto const matches = run != nullptr ? find(*run) : Matches{};
    std::size_t done = 0;
    auto const copy = [&](std::size_t begin, std::size_t end) -> TextRun& {
      auto part = *run;
      part.text = run->text.substr(begin, end - begin);
      divided.emplace_back(std::move(part));
      return std::get<TextRun>(divided.back());
    };
    for (auto const& match : matches) {
      if (match.begin > done) copy(done, match.begin);
      mark(copy(match.begin, match.end), match.phrase);
      done = match.end;
    }
    if (matches.empty())
      divided.push_back(std::move(inlines[i]));
    else if (done < run->text.size())
      copy(done, run->text.size());
  }
  inlines.resize(first);
  std::move(divided.begin(), divided.end(), std::back_inserter(inlines));
}

}  // namespace

void ParagraphSetter::mark_terms(Stretch const& stretch, std::size_t first, std::vector<Inline>& inlines) {
  if (stretch.as_term == nullptr) return;
  divide(
      inlines, first, [&](TextRun const& run) { return around_.glossary.take_first_uses(run.text); },
      [&](TextRun& run, std::size_t entry) {
        // A run that is drawn in another way (an ordinal's letters) keeps its look.
        if (run.style == stretch.styles->plain) run.style = stretch.as_term->plain;
        run.target = around_.glossary.label_of(entry);
      });
}

void ParagraphSetter::mark_languages(std::size_t first, std::vector<Inline>& inlines) const {
  for (auto const& foreign : around_.foreign)
    divide(
        inlines, first, [&](TextRun const& run) { return foreign.words.find(run.text); },
        [&](TextRun& run, std::size_t) { run.style.language = foreign.language; });
}

}  // namespace livret::fill
