#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.hpp"
#include "text/style.hpp"

namespace livret::text {

/// A glyph in font units.
struct WordGlyph {
  std::uint16_t id = 0;
  std::uint32_t cluster = 0;
  std::int32_t advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
  bool may_break_before = true;  ///< the word's two halves, shaped by themselves, are the same glyphs
};

/// A word or one space as HarfBuzz shapes it, whatever its size and colour.
struct ShapedWord {
  std::vector<WordGlyph> glyphs;
  std::vector<char32_t> missing;  ///< characters without a glyph, each once
  std::int32_t space_before = 0;  ///< kerning of a word with the space before it, in font units
  std::int32_t space_after = 0;
};
using ShapedWordPtr = std::shared_ptr<ShapedWord const>;

enum class Ligatures { Standard, None };

/// The part of a TextStyle that shaping depends on. Spaced letters take no ligatures (CSS Text 3, 8.2).
struct ShapingStyle {
  FaceId face;
  std::vector<Feature> features;
  std::string language;
  Ligatures ligatures = Ligatures::Standard;
  bool operator==(ShapingStyle const&) const = default;
};

ShapedWord shape_word(Face const& face, ShapingStyle const& style, std::string_view text);
std::string_view last_character(std::string_view text);
std::string_view first_character(std::string_view text);

struct ShapingStyleTag;
using ShapingStyleId = base::Id<ShapingStyleTag>;

/// What hyphenation by patterns depends on.
struct HyphenationRules {
  std::string language;
  int before = 3;
  int after = 3;
  bool operator==(HyphenationRules const&) const = default;
};
struct HyphenationRulesTag;
using HyphenationRulesId = base::Id<HyphenationRulesTag>;

/// Words already shaped, for all documents of a run: shaping is most of the cost of a page and words come again.
/// Thread-safe; bounded: a part that is full starts anew.
class ShapeCache {
 public:
  ShapingStyleId style_of(TextStyle const& style);
  /// `face` is the style's.
  ShapedWordPtr word(Face const& face, ShapingStyleId style, std::string_view text);

  /// What the face adds between two characters, in font units: between the last of `left` and the first of `right`.
  std::int32_t kerning(Face const& face, ShapingStyleId style, std::string_view left, std::string_view right);

  HyphenationRulesId rules_of(HyphenationRules const& rules);
  /// `hyphenation_points`, remembered: puts them, each `offset` further, at the end of `points`.
  void hyphenation(HyphenationRulesId rules, std::string_view word, std::size_t offset,
                   std::vector<std::size_t>& points);

  std::size_t word_count() const;

 private:
  struct Key {
    std::uint32_t style = 0;
    std::string text;
  };
  /// Hashed once, for the shard and for its entries.
  struct KeyView {
    std::uint32_t style = 0;
    std::string_view text;
    std::size_t hash = 0;
    KeyView(std::uint32_t style_index, std::string_view bytes)
        : style(style_index), text(bytes), hash(base::fnv1a(bytes, style_index * 1099511628211ULL + 7)) {}
  };
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(KeyView const& key) const { return key.hash; }
    std::size_t operator()(Key const& key) const { return (*this)(KeyView{key.style, key.text}); }
  };
  struct KeyEqual {
    using is_transparent = void;
    template <typename A, typename B>
    bool operator()(A const& a, B const& b) const {
      return a.style == b.style && a.text == b.text;
    }
  };
  template <typename Value>
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<Key, Value, KeyHash, KeyEqual> entries;
  };
  static constexpr std::size_t shard_count = 16;
  static std::size_t shard_of(KeyView const& key) { return key.hash >> 32 & (shard_count - 1); }

  ShapingStyle const& shaping_of(ShapingStyleId style) const;

  mutable std::shared_mutex styles_mutex_;
  std::deque<ShapingStyle> styles_;
  std::deque<HyphenationRules> rules_;
  std::array<Shard<ShapedWordPtr>, shard_count> words_;
  std::array<Shard<std::int32_t>, shard_count> kernings_;
  std::array<Shard<std::vector<std::size_t>>, shard_count> hyphenations_;
};

}  // namespace livret::text
