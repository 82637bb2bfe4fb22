#include "image/svg_xml.hpp"

#include <expat.h>
#include <fmt/format.h>

namespace livret::image {

namespace {

constexpr char separator = ' ';
constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";
constexpr std::string_view xlink_namespace = "http://www.w3.org/1999/xlink";

struct QualifiedName {
  std::string_view space;
  std::string_view local;
};

QualifiedName split_name(std::string_view name) {
  auto const at = name.rfind(separator);
  if (at == std::string_view::npos) return {{}, name};
  return {name.substr(0, at), name.substr(at + 1)};
}

/// Files written by hand often lack the namespace.
bool is_svg(QualifiedName const& name) { return name.space.empty() || name.space == svg_namespace; }

/// Builds the tree from expat's events.
class TreeReader {
 public:
  explicit TreeReader(Faults& faults) : faults_(faults), parser_(XML_ParserCreateNS(nullptr, separator)) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetEntityDeclHandler(parser_.get(), on_entity);
  }

  std::unique_ptr<SvgElement> read(std::string_view bytes) {
    // In one piece: expat starts a token anew for each, which would be quadratic.
    auto const status = XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
    if (is_stopped_) return nullptr;
    if (status == XML_STATUS_OK && root_ != nullptr) return std::move(root_);
    if (status == XML_STATUS_OK) {
      faults_.error({0, 1}, "a drawing needs a root element of SVG, found one of another namespace");
      return nullptr;
    }
    auto const code = XML_GetErrorCode(parser_.get());
    faults_.error(place(1), fmt::format("the SVG file is no sound XML: `{}`", XML_ErrorString(code)),
                  "save the drawing again from the program that made it");
    return nullptr;
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  static TreeReader& of(void* self) { return *static_cast<TreeReader*>(self); }
  static void on_start(void* self, char const* name, char const** attributes) { of(self).start(name, attributes); }
  static void on_end(void* self, char const*) { of(self).end(); }
  static void on_text(void* self, char const* text, int size) {
    of(self).add_text({text, static_cast<std::size_t>(size)});
  }
  static void on_entity(void* self, char const*, int, char const*, int, char const*, char const*, char const*,
                        char const*) {
    of(self).stop("the SVG file declares entities, which are not read",
                  "save the drawing as plain SVG, without a document type");
  }

  void start(std::string_view name, char const** attributes) {
    if (is_stopped_) return;
    if (++depth_ > deepest_svg) return stop(fmt::format("elements lie more than {} deep in each other", deepest_svg));
    if (++elements_ > most_svg_elements)
      return stop(fmt::format("the drawing has more than {} elements", most_svg_elements));
    auto const qualified = split_name(name);
    if (foreign_depth_ == 0 && !is_svg(qualified)) foreign_depth_ = depth_;
    if (foreign_depth_ != 0) return;
    auto element = std::make_unique<SvgElement>();
    element->name = qualified.local;
    element->place = place(1 + qualified.local.size());
    for (; *attributes != nullptr; attributes += 2) add_attribute(split_name(attributes[0]), attributes[1], *element);
    if (is_stopped_) return;
    SvgElement* const added = element.get();
    if (open_.empty()) {
      root_ = std::move(element);
    } else {
      open_.back()->kids.push_back(std::move(element));
    }
    open_.push_back(added);
  }

  /// Elements may be painted many times: what is read each time is bounded.
  void add_attribute(QualifiedName const& name, std::string_view value, SvgElement& element) {
    bool const is_reference = name.local == "href" && (name.space.empty() || name.space == xlink_namespace);
    if (!name.space.empty() && !is_reference) return;
    // Of an image within the file no more is needed than that it is none of the drawing's elements.
    if (is_reference) value = value.substr(0, longest_svg_attribute);
    bool const is_outline = name.local == "d" || name.local == "points";
    if (!is_outline && value.size() > longest_svg_attribute)
      return stop(fmt::format("`{}` has `{}` bytes, and an attribute needs at most {}", name.local.substr(0, 40),
                              value.size(), longest_svg_attribute));
    if (element.attributes.size() == most_svg_attributes)
      return stop(fmt::format("an element needs at most {} attributes", most_svg_attributes));
    element.attributes.emplace_back(name.local, value);
  }

  void end() {
    if (is_stopped_) return;
    if (foreign_depth_ == 0) open_.pop_back();
    if (foreign_depth_ == depth_) foreign_depth_ = 0;
    --depth_;
  }

  void add_text(std::string_view text) {
    if (is_stopped_ || foreign_depth_ != 0 || open_.empty() || open_.back()->name != "style") return;
    open_.back()->text += text;
  }

  void stop(std::string message, std::string hint = {}) {
    if (is_stopped_) return;
    is_stopped_ = true;
    XML_StopParser(parser_.get(), XML_FALSE);
    faults_.error(place(1), std::move(message), std::move(hint));
  }

  Place place(std::size_t size) const {
    auto const at = static_cast<std::uint32_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_.get())));
    return {at, at + static_cast<std::uint32_t>(size)};
  }

  Faults& faults_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  std::unique_ptr<SvgElement> root_;
  std::vector<SvgElement*> open_;
  int depth_ = 0;
  int foreign_depth_ = 0;  ///< depth of the outermost foreign element that is open, 0 for none
  std::size_t elements_ = 0;
  bool is_stopped_ = false;
};

}  // namespace

std::string_view SvgElement::attribute(std::string_view wanted) const {
  for (auto const& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

std::unique_ptr<SvgElement> read_svg_elements(std::string_view bytes, Faults& faults) {
  return TreeReader(faults).read(bytes);
}

}  // namespace livret::image
