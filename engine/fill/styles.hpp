#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/style.hpp"
#include "diag/sink.hpp"
#include "fill/contrast.hpp"
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
  /// What all texts of a document have in common.
  struct Setting {
    std::string language;
    std::shared_ptr<text::HyphenationExceptions const> exceptions;
    std::vector<std::string> masters;  ///< names, in the order of Document::masters
  };
  Styles(spec::StyleSheet const& sheet, Setting setting, text::FontBook& fonts, diag::Sink& sink);

  /// The declarations of a style that an author named; reported where there is none.
  spec::Declarations named(std::string const& name, diag::Span where) const;
  /// The first of `names` that the sheet has; empty declarations where it has none.
  spec::Declarations first_of(std::initializer_list<std::string> names) const;
  /// `NAME-part` of the first of `names` that has one; empty declarations where none has.
  spec::Declarations part_of(std::vector<std::string> const& names, std::string const& part) const;
  bool has(std::string const& name) const { return sheet_.find(name) != nullptr; }

  content::BoxStyle box(spec::Declarations const& declared);
  content::ParagraphStyle paragraph(spec::Declarations const& declared);
  text::TextStyle text(spec::Declarations const& declared);
  /// What becomes of faults in a paragraph's text; nothing where only the project says it.
  std::optional<locale::Profile::Mode> typography(spec::Declarations const& declared) const {
    return with_root(declared).typography;
  }
  /// The styles of a run in a paragraph of style `paragraph`, with the inline styles `inlines` laid over it in their
  /// order.
  RunStyles runs(spec::Declarations const& paragraph, std::vector<std::string> const& inlines);
  base::Length font_size(spec::Declarations const& declared) const;
  ContrastCheck& contrast() { return contrast_; }

  /// False where a face was missing and nothing could stand in for it: such a document cannot be laid out.
  bool has_faces() const { return !lacks_face_; }

 private:
  spec::Declarations with_root(spec::Declarations const& declared) const;
  text::FaceId find_face(spec::Declarations const& declared);
  std::optional<content::MasterId> find_master(spec::Name const& name);
  text::BreakParameters breaking(spec::Declarations const& all, base::Length size) const;
  void check_contrast(spec::Declarations const& declared, std::optional<base::Colour> ground, base::Length size);

  spec::StyleSheet const& sheet_;
  spec::Declarations root_;
  Setting setting_;
  text::FontBook& fonts_;
  diag::Sink& sink_;
  ContrastCheck contrast_;
  std::map<text::FaceRequest, text::FaceId> faces_;
  bool lacks_face_ = false;
};

}  // namespace livret::fill
