#include "text/paragraph_reader.hpp"

#include <algorithm>

namespace livret::text {

namespace {

/// In a longer word with soft hyphens each part is shaped by itself, so that the cost stays linear.
constexpr std::size_t longest_reshaped_word = 96;  // bytes

bool is_url_break(char c) { return std::string_view("/._?&=").find(c) != std::string_view::npos; }

bool is_word_space(SpaceKind kind) { return kind == SpaceKind::Stretching || kind == SpaceKind::NoBreak; }

std::string_view to_shown(SpaceKind kind, std::string_view bytes) {
  return kind == SpaceKind::Stretching ? std::string_view(" ") : bytes;
}

/// Whether `word` may hold a hyphen or a dash: those beyond ASCII start with the byte E2.
bool may_hold_hyphen(std::string_view word) { return word.find_first_of("-\xE2") != std::string_view::npos; }

/// A URL, or a host name as people write it: letters, digits and hyphens in parts, the last of two letters or more.
bool is_address(std::string_view word) {
  if (word.find("://") != std::string_view::npos) return true;
  auto const host = word.substr(0, word.find('/'));
  auto const dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  auto const is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  auto const is_host = [&](char c) { return is_lower(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  auto const domain = host.substr(dot + 1);
  return domain.size() >= 2 && std::all_of(domain.begin(), domain.end(), is_lower) &&
         std::all_of(host.begin(), host.end(), is_host);
}

}  // namespace

void ParagraphReader::read() {
  reserve();
  for (std::uint32_t i = 0; i < paragraph_.pieces_.size(); ++i) {
    auto const& piece = paragraph_.pieces_[i];
    if (auto const* span = std::get_if<Span>(&piece)) {
      read_span(*span);
    } else {
      Item item;
      bool const is_object = std::holds_alternative<InlineObject>(piece);
      item.kind = is_object ? Item::Kind::Object : Item::Kind::ForcedBreak;
      item.context = i;
      if (is_object) item.width = std::get<InlineObject>(piece).width;
      paragraph_.items_.push_back(item);
    }
  }
}

/// A word and its space have about six bytes; where a text has fewer, the rest is allocated as it comes.
void ParagraphReader::reserve() {
  std::size_t bytes = 0;
  for (auto const& piece : paragraph_.pieces_)
    if (auto const* span = std::get_if<Span>(&piece)) bytes += span->text.size();
  paragraph_.text_.reserve(bytes);
  paragraph_.items_.reserve(paragraph_.pieces_.size() + bytes / 3);
}

void ParagraphReader::read_span(Span const& span) {
  if (span.text.empty()) return;
  start_context(span);
  for (std::size_t offset = 0; offset < span.text.size();) {
    auto const c = code_point_at(span.text, offset);
    read_character(c.value, std::string_view(span.text).substr(offset, c.length));
    offset += c.length;
  }
  end_word(Item::Break::None);
}

void ParagraphReader::start_context(Span const& span) {
  auto& contexts = paragraph_.contexts_;
  auto& cache = paragraph_.fonts_.shapes();
  auto const& face = paragraph_.fonts_.face(span.style.face);
  auto const shaping = cache.style_of(span.style);
  std::string_view const hyphen = face.glyph_of(0x2010) != 0 ? "\u2010" : "-";
  SpanContext context{&span,
                      &face,
                      shaping,
                      Scale(face, span.style),
                      cache.word(face, shaping, " "),
                      cache.word(face, shaping, hyphen),
                      hyphen,
                      0};
  if (!contexts.empty()) {
    auto const& last = *contexts.back().span;
    bool const is_same = last.mark == span.mark && last.style == span.style;
    context.group = contexts.back().group + (is_same ? 0 : 1);
  }
  contexts.push_back(std::move(context));
}

void ParagraphReader::read_character(char32_t c, std::string_view bytes) {
  if (auto const kind = space_kind(c); kind != SpaceKind::None) {
    end_word(Item::Break::None);
    add_space(kind, bytes);
  } else if (c == zero_width_space) {
    end_word(Item::Break::Free);
  } else if (c == soft_hyphen) {
    if (word_.size() > longest_reshaped_word)
      end_word(Item::Break::Soft);
    else if (!word_.empty() && (soft_hyphens_.empty() || soft_hyphens_.back() != word_.size()))
      soft_hyphens_.push_back(word_.size());
  } else if (c == word_joiner || c == zero_width_no_break_space) {
    end_word(Item::Break::None);
    join();
  } else {
    word_ += bytes;
  }
}

void ParagraphReader::join() {
  if (!paragraph_.items_.empty()) paragraph_.items_.back().joins_next = true;
}

/// Cuts the word behind its hyphens and dashes; whether a line may end there is settled when the neighbours are known.
void ParagraphReader::end_word(Item::Break after) {
  if (word_.empty()) {
    if (after != Item::Break::None && !paragraph_.items_.empty()) paragraph_.items_.back().after = after;
    return;
  }
  if (is_address(word_)) {
    add_url();
  } else {
    std::size_t begin = 0;
    for (auto offset = may_hold_hyphen(word_) ? 0 : word_.size(); offset < word_.size();) {
      auto const c = code_point_at(word_, offset);
      offset += c.length;
      if (!is_hyphen_or_dash(c.value) || offset == word_.size()) continue;
      add_word_part(begin, offset, Item::Break::None, Item::Origin::Word);
      begin = offset;
    }
    add_word_part(begin, word_.size(), after, Item::Origin::Word);
  }
  word_.clear();
  soft_hyphens_.clear();
}

/// Breaks come after the last of several delimiters, never within `://`.
void ParagraphReader::add_url() {
  std::size_t begin = 0;
  for (std::size_t i = 1; i < word_.size(); ++i) {
    bool const is_break = is_url_break(word_[i - 1]) && !is_url_break(word_[i]);
    if (!is_break) continue;
    add_word_part(begin, i, Item::Break::Free, Item::Origin::Url);
    begin = i;
  }
  add_word_part(begin, word_.size(), Item::Break::None, Item::Origin::Url);
}

Item ParagraphReader::text_item(Item::Kind kind, std::string_view bytes) {
  auto const& context = paragraph_.contexts_.back();
  Item item;
  item.kind = kind;
  item.context = static_cast<std::uint32_t>(paragraph_.contexts_.size() - 1);
  item.begin = static_cast<std::uint32_t>(paragraph_.text_.size());
  paragraph_.text_ += bytes;
  item.end = static_cast<std::uint32_t>(paragraph_.text_.size());
  item.shaped = bytes == " " ? context.space : paragraph_.fonts_.shapes().word(*context.face, context.shaping, bytes);
  item.width = context.scale.width(*item.shaped);
  if (!item.shaped->missing.empty()) report_missing(*context.face, *item.shaped, context.span->where, sink_);
  return item;
}

/// The item before the next one, where it is of this kind and in the same span.
Item* ParagraphReader::last_in_span(Item::Kind kind) {
  auto& items = paragraph_.items_;
  bool const is_last =
      !items.empty() && items.back().kind == kind && items.back().context == paragraph_.contexts_.size() - 1;
  return is_last ? &items.back() : nullptr;
}

void ParagraphReader::add_word_part(std::size_t begin, std::size_t end, Item::Break after, Item::Origin origin) {
  auto item = text_item(Item::Kind::Word, std::string_view(word_).substr(begin, end - begin));
  item.after = after;
  item.origin = origin;
  auto const index = static_cast<std::uint32_t>(paragraph_.items_.size());
  if (begin > 0 && origin == Item::Origin::Word) {
    auto const& context = paragraph_.context(item);
    auto& before = paragraph_.items_.back();
    before.kerning =
        paragraph_.shapes().kerning(*context.face, context.shaping, paragraph_.text(before), paragraph_.text(item));
  } else if (auto* const space = last_in_span(Item::Kind::Space); space != nullptr && is_word_space(space->space)) {
    space->kerning += item.shaped->space_before;
  }
  for (auto const offset : soft_hyphens_)
    if (origin == Item::Origin::Word && offset > begin && offset < end)
      paragraph_.soft_hyphens_.push_back({index, static_cast<std::uint32_t>(offset - begin)});
  paragraph_.items_.push_back(std::move(item));
}

void ParagraphReader::add_space(SpaceKind kind, std::string_view bytes) {
  auto item = text_item(Item::Kind::Space, to_shown(kind, bytes));
  item.space = kind;
  if (is_word_space(kind)) {
    item.width += paragraph_.contexts_.back().span->style.word_spacing;
    if (auto const* const word = last_in_span(Item::Kind::Word)) item.kerning = word->shaped->space_after;
  }
  paragraph_.items_.push_back(std::move(item));
}

}  // namespace livret::text
