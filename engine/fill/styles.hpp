#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "content/style.hpp"
#include "diag/sink.hpp"
#include "spec/theme.hpp"
#include "text/font_book.hpp"

namespace livret::fill {

/// A text style and the two that micro-typography draws with beside it.
struct RunStyles {
  text::TextStyle plain;
  text::TextStyle superior;
  text::TextStyle small_capitals;
};

/// Turns declared styles into set ones: names of styles looked up, lengths resolved, faces found. What a paragraph's
/// style does not say is as the style `text` says it. Missing styles and faces are reported once each.
class Styles {
 public:
  Styles(spec::StyleSheet const& sheet, std::string language, text::FontBook& fonts, diag::Sink& sink);

  /// The declarations of a style that an author named; reported where there is none.
  spec::Declarations named(std::string const& name, diag::Span where) const;
  /// The first of `names` that the sheet has; empty declarations where it has none.
  spec::Declarations first_of(std::initializer_list<std::string> names) const;
  bool has(std::string const& name) const { return sheet_.find(name) != nullptr; }

  content::BoxStyle box(spec::Declarations const& declared) const;
  content::ParagraphStyle paragraph(spec::Declarations const& declared);
  text::TextStyle text(spec::Declarations const& declared);
  /// The styles of a run in a paragraph of style `paragraph`, with the inline styles `inlines` laid over it in their
  /// order.
  RunStyles runs(spec::Declarations const& paragraph, std::vector<std::string> const& inlines);
  base::Length font_size(spec::Declarations const& declared) const;

  /// False where a face was missing and nothing could stand in for it: such a document cannot be laid out.
  bool has_faces() const { return !lacks_face_; }

 private:
  spec::Declarations with_root(spec::Declarations const& declared) const;
  text::FaceId find_face(spec::Declarations const& declared);

  spec::StyleSheet const& sheet_;
  spec::Declarations root_;
  std::string language_;
  text::FontBook& fonts_;
  diag::Sink& sink_;
  std::map<text::FaceRequest, text::FaceId> faces_;
  bool lacks_face_ = false;
};

}  // namespace livret::fill
