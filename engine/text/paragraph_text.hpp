#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/characters.hpp"
#include "text/paragraph.hpp"
#include "text/run_builder.hpp"
#include "text/shape_cache.hpp"
#include "text/word_hyphenation.hpp"

namespace livret::text {

/// What all words of one Span share.
struct SpanContext {
  Span const* span = nullptr;
  Face const* face = nullptr;
  ShapingStyleId shaping;
  Scale scale;
  ShapedWordPtr space;           ///< U+0020
  ShapedWordPtr hyphen;          ///< what is put where a word is broken: U+2010 or, where the face has none, `-`
  std::string_view hyphen_text;  ///< that character
  std::uint32_t group = 0;       ///< spans in a row with the same style and mark are one group, and one run on a line
};

struct Item {
  enum class Kind { Word, Space, Object, ForcedBreak };
  /// How a line may end after a word that no space follows, or at a space. Soft: by adding a hyphen.
  enum class Break { None, Space, Hyphen, Dash, Free, Soft };
  enum class Origin { Word, Url };
  Kind kind = Kind::Word;
  Break after = Break::None;
  SpaceKind space = SpaceKind::None;
  bool joins_next = false;  ///< U+2060 stands between this item and the next
  Origin origin = Origin::Word;
  std::uint32_t context = 0;  ///< index in contexts, or of the piece for an object
  std::uint32_t begin = 0;    ///< bytes of ParagraphText::text
  std::uint32_t end = 0;
  /// In font units: of a part of a word with the next part, where no line ends between them; of a space with the words
  /// beside it.
  std::int32_t kerning = 0;
  base::Length width;  ///< without that
  ShapedWordPtr shaped;
};

/// A soft hyphen of the author's: `offset` bytes into a word.
struct SoftHyphen {
  std::uint32_t item = 0;
  std::uint32_t offset = 0;
};

/// A paragraph as words, spaces and objects, shaped, with what may be broken decided. U+00AD, U+200B, U+2060 and U+FEFF
/// are gone from the text: they live on as breaks and their absence.
class ParagraphText {
 public:
  ParagraphText(FontBook const& fonts, std::span<Piece const> pieces, diag::Sink& sink);

  /// Makes URLs whose parts are wider than `measure` breakable everywhere.
  void split_wide_urls(base::Length measure);

  std::vector<Item> const& items() const { return items_; }
  std::vector<SoftHyphen> const& soft_hyphens() const { return soft_hyphens_; }
  SpanContext const& context(Item const& item) const { return contexts_[item.context]; }
  std::vector<SpanContext> const& contexts() const { return contexts_; }
  InlineObject const& object(Item const& item) const { return std::get<InlineObject>(pieces_[item.context]); }
  std::string_view text(Item const& item) const {
    return std::string_view(text_).substr(item.begin, item.end - item.begin);
  }
  Scale const& scale(Item const& item) const { return context(item).scale; }

  ShapeCache& shapes() const { return fonts_.shapes(); }

  /// First and last character of a word.
  char32_t first_character(Item const& item) const;
  char32_t last_character(Item const& item) const;

  /// A part of a word, shaped by itself.
  ShapedWordPtr shape_part(Item const& item, std::size_t begin, std::size_t end) const;
  ShapedWord const& hyphen(Item const& item) const { return *context(item).hyphen; }
  /// How far the added hyphen is moved by the letter before it, the last of the first `end` bytes of `item`.
  std::int64_t hyphen_kerning(Item const& item, std::size_t end, int expansion = 0) const;
  /// Where item `index` may be hyphenated: puts offsets in its text at the end of `points`.
  void hyphenation(std::size_t index, WordHyphenation& hyphenation, std::vector<std::size_t>& points) const;

 private:
  friend class ParagraphReader;
  void settle_breaks();
  Item::Break break_after(std::size_t index) const;
  bool breaks_at_space(std::size_t index) const;
  bool is_part_of_compound(std::size_t index) const;

  FontBook const& fonts_;
  std::span<Piece const> pieces_;
  std::string text_;
  std::vector<SpanContext> contexts_;
  std::vector<Item> items_;
  std::vector<SoftHyphen> soft_hyphens_;
};

}  // namespace livret::text
