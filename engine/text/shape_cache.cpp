#include "text/shape_cache.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/hyphenation.hpp"

namespace livret::text {

namespace {

constexpr std::size_t longest_kept_word = 96;  // bytes; longer ones are seldom met twice
constexpr std::size_t largest_shard = 8192;    // entries: about 40 MB of words in all, at most

/// The index of `value` in `list`, put at its end where it is new.
template <typename List, typename Value>
std::uint32_t intern(List& list, Value const& value, std::shared_mutex& mutex) {
  auto const index_of = [&] { return std::find(list.begin(), list.end(), value) - list.begin(); };
  {
    std::shared_lock lock(mutex);
    auto const index = static_cast<std::size_t>(index_of());
    if (index < list.size()) return static_cast<std::uint32_t>(index);
  }
  std::unique_lock lock(mutex);
  auto const index = static_cast<std::size_t>(index_of());
  if (index == list.size()) list.push_back(value);
  return static_cast<std::uint32_t>(index);
}

std::int32_t advance_of(ShapedWord const& word) {
  std::int32_t sum = 0;
  for (auto const& glyph : word.glyphs) sum += glyph.advance;
  return sum;
}

/// Gives what is kept under `key`, made where there is nothing, to `use` while its shard is locked.
template <typename Shard, typename Key, typename Make, typename Use>
auto find_or_make(Shard& shard, Key const& key, Make make, Use use) {
  {
    std::lock_guard lock(shard.mutex);
    if (auto const found = shard.entries.find(key); found != shard.entries.end()) return use(found->second);
  }
  auto value = make();
  std::lock_guard lock(shard.mutex);
  if (shard.entries.size() >= largest_shard) shard.entries.clear();
  return use(shard.entries.try_emplace({key.style, std::string(key.text)}, std::move(value)).first->second);
}

}  // namespace

std::string_view last_character(std::string_view text) {
  auto offset = text.size() - 1;
  while (offset > 0 && (static_cast<std::uint8_t>(text[offset]) & 0xC0) == 0x80) --offset;
  return text.substr(offset);
}

std::string_view first_character(std::string_view text) { return text.substr(0, code_point_at(text, 0).length); }

ShapingStyleId ShapeCache::style_of(TextStyle const& style) {
  auto const ligatures = style.letter_spacing == base::Length() ? Ligatures::Standard : Ligatures::None;
  return ShapingStyleId(
      intern(styles_, ShapingStyle{style.face, style.features, style.language, ligatures}, styles_mutex_));
}

ShapingStyle const& ShapeCache::shaping_of(ShapingStyleId style) const {
  std::shared_lock lock(styles_mutex_);
  return styles_[style.index()];  // a deque keeps addresses while others add
}

ShapedWordPtr ShapeCache::word(Face const& face, ShapingStyleId style, std::string_view text) {
  auto const make = [&] {
    auto word = shape_word(face, shaping_of(style), text);
    if (!text.empty() && text != " ") {
      word.space_before = kerning(face, style, " ", text);
      word.space_after = kerning(face, style, text, " ");
    }
    return std::make_shared<ShapedWord const>(std::move(word));
  };
  if (text.size() > longest_kept_word) return make();
  KeyView const key{style.index(), text};
  return find_or_make(words_[shard_of(key)], key, make, [](ShapedWordPtr const& word) { return word; });
}

std::int32_t ShapeCache::kerning(Face const& face, ShapingStyleId style, std::string_view left,
                                 std::string_view right) {
  auto const first = last_character(left);
  auto const second = first_character(right);
  auto const pair = std::string(first).append(second);
  auto const make = [&] {
    auto const& shaping = shaping_of(style);
    auto const together = shape_word(face, shaping, pair);
    auto const before = shape_word(face, shaping, first);
    auto const behind = shape_word(face, shaping, second);
    bool const are_apart = together.glyphs.size() == before.glyphs.size() + behind.glyphs.size();
    return are_apart ? advance_of(together) - advance_of(before) - advance_of(behind) : 0;
  };
  KeyView const key{style.index(), pair};
  return find_or_make(kernings_[shard_of(key)], key, make, [](std::int32_t kerning) { return kerning; });
}

HyphenationRulesId ShapeCache::rules_of(HyphenationRules const& rules) {
  return HyphenationRulesId(intern(rules_, rules, styles_mutex_));
}

void ShapeCache::hyphenation(HyphenationRulesId rules, std::string_view word, std::size_t offset,
                             std::vector<std::size_t>& points) {
  auto const make = [&] {
    std::shared_lock lock(styles_mutex_);
    auto const& [language, before, after] = rules_[rules.index()];  // a deque keeps addresses while others add
    lock.unlock();
    return hyphenation_points(word, language, before, after);
  };
  auto const append = [&](std::vector<std::size_t> const& found) {
    for (auto const point : found) points.push_back(offset + point);
  };
  KeyView const key{rules.index(), word};
  find_or_make(hyphenations_[shard_of(key)], key, make, append);
}

std::size_t ShapeCache::word_count() const {
  std::size_t count = 0;
  for (auto const& shard : words_) {
    std::lock_guard lock(shard.mutex);
    count += shard.entries.size();
  }
  return count;
}

}  // namespace livret::text
