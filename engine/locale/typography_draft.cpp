#include "locale/typography_draft.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"

namespace livret::locale {

Draft::Draft(std::string_view source, std::span<Protected const> untouched) : source_(source) {
  base::check(source.size() < std::numeric_limits<std::uint32_t>::max(), "a paragraph of less than 4 GiB");
  text_.reserve(source.size());
  origins_.reserve(source.size());
  for (std::size_t offset = 0; offset < source.size();) {
    auto const byte = static_cast<unsigned char>(source[offset]);
    auto const [value, length] = byte < 0x80 ? base::CodePoint{byte, 1} : base::decode_utf8(source, offset);
    auto const begin = static_cast<std::uint32_t>(offset);
    text_.push_back(value);
    origins_.push_back({begin, begin + length, value, Drawn::AsIs, false});
    offset += length;
  }
  for (auto const& stretch : untouched) protect_source(stretch);
}

void Draft::protect_source(Protected const& stretch) {
  auto origin = std::ranges::upper_bound(origins_, stretch.begin, {}, &Origin::end);
  for (; origin != origins_.end() && origin->begin < stretch.end; ++origin) origin->fixed = true;
}

void Draft::protect(std::size_t begin, std::size_t end) {
  for (auto i = begin; i < end; ++i) origins_[i].fixed = true;
}

void Draft::replace(std::size_t begin, std::size_t end, std::u32string_view by, Drawn drawn) {
  if (!changes_.empty() && begin < changes_.back().end) return;
  for (auto i = begin; i < end; ++i) {
    if (origins_[i].fixed) return;
  }
  bool const inside_protected =
      begin == end && begin > 0 && end < text_.size() && origins_[begin - 1].fixed && origins_[end].fixed;
  if (!inside_protected) changes_.push_back({begin, end, std::u32string(by), drawn});
}

void Draft::set_gap(std::size_t begin, std::size_t end, char32_t space) {
  if (end - begin == 1 && text_[begin] == space) return;
  replace(begin, end, {&space, 1});
}

void Draft::draw(std::size_t begin, std::size_t end, Drawn drawn) {
  for (auto i = begin; i < end; ++i) {
    if (!origins_[i].fixed) origins_[i].drawn = drawn;
  }
}

void Draft::remark(std::size_t begin, std::size_t end, std::string message, std::string hint) {
  remarks_.push_back({origins_[begin].begin, origins_[end - 1].end, std::move(message), std::move(hint)});
}

void Draft::commit() {
  bool const one_to_one =
      std::ranges::all_of(changes_, [](Change const& change) { return change.by.size() == change.end - change.begin; });
  if (one_to_one)
    overwrite();
  else
    rebuild();
  changes_.clear();
}

void Draft::overwrite() {
  for (auto const& change : changes_) {
    std::ranges::copy(change.by, text_.begin() + static_cast<std::ptrdiff_t>(change.begin));
    for (auto i = change.begin; i < change.end; ++i) origins_[i].drawn = change.drawn;
  }
}

void Draft::rebuild() {
  std::u32string text;
  std::vector<Origin> origins;
  text.reserve(text_.size() + changes_.size());
  origins.reserve(origins_.size() + changes_.size());
  std::size_t done = 0;
  auto const keep_until = [&](std::size_t end) {
    text.append(text_, done, end - done);
    origins.insert(origins.end(), origins_.begin() + static_cast<std::ptrdiff_t>(done),
                   origins_.begin() + static_cast<std::ptrdiff_t>(end));
  };
  for (auto const& change : changes_) {
    keep_until(change.begin);
    append_change(change, text, origins);
    done = change.end;
  }
  keep_until(text_.size());
  text_ = std::move(text);
  origins_ = std::move(origins);
}

// As many characters as before stand each for the bytes of its predecessor; of another number, the first stands for
// all.
void Draft::append_change(Change const& change, std::u32string& text, std::vector<Origin>& origins) const {
  bool const one_to_one = change.by.size() == change.end - change.begin;
  auto const begin = source_begin(change.begin);
  auto const end = change.end > change.begin ? origins_[change.end - 1].end : begin;
  for (std::size_t i = 0; i < change.by.size(); ++i) {
    auto origin = one_to_one ? origins_[change.begin + i] : Origin{i == 0 ? begin : end, end};
    origin.drawn = change.drawn;
    text += change.by[i];
    origins.push_back(origin);
  }
}

std::uint32_t Draft::source_begin(std::size_t index) const {
  return index < origins_.size() ? origins_[index].begin : static_cast<std::uint32_t>(source_.size());
}

std::string Draft::utf8(std::size_t begin, std::size_t end) const {
  std::string result;
  for (auto i = begin; i < end; ++i) base::append_utf8(result, text_[i]);
  return result;
}

bool Draft::is_kept(std::size_t index) const {
  auto const& origin = origins_[index];
  return origin.drawn == Drawn::AsIs && origin.value == text_[index] && origin.begin < origin.end;
}

Correction Draft::correction() const {
  base::check(changes_.empty(), "every rule's changes are made");
  Correction result;
  std::size_t done = 0;
  for (std::size_t i = 0; i < text_.size();) {
    if (is_kept(i) && origins_[i].begin == done) {
      done = origins_[i++].end;
      continue;
    }
    result.edits.push_back(edit_from(i, done));
    done = result.edits.back().end;
  }
  if (done < source_.size()) result.edits.push_back({done, source_.size(), {}, Drawn::AsIs});
  result.remarks = remarks_;
  std::ranges::stable_sort(result.remarks, {}, &Remark::begin);
  return result;
}

Edit Draft::edit_from(std::size_t& index, std::size_t done) const {
  Edit edit{done, done, {}, origins_[index].drawn};
  while (index < text_.size() && !is_kept(index) && origins_[index].drawn == edit.drawn)
    base::append_utf8(edit.replacement, text_[index++]);
  edit.end = source_begin(index);
  return edit;
}

}  // namespace livret::locale
