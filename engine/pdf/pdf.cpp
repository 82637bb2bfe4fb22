#include "pdf/pdf.hpp"

#include <fmt/format.h>

#include "pdf/attachments.hpp"
#include "pdf/deflate.hpp"
#include "pdf/file.hpp"
#include "pdf/fonts.hpp"
#include "pdf/metadata.hpp"
#include "pdf/navigation.hpp"
#include "pdf/obstacles.hpp"
#include "pdf/page_painter.hpp"
#include "pdf/resources.hpp"
#include "pdf/structure_writer.hpp"

namespace livret::pdf {

namespace {

using Annotations = std::vector<std::pair<frame::ElementId, Dictionary>>;

/// One document on its way to a file. The members are what its steps hand on.
class DocumentWriter {
 public:
  DocumentWriter(frame::PagedDocument const& document, ShownFonts const& fonts, Options const& options)
      : document_(document),
        options_(options),
        resources_(fonts, options.images != nullptr ? *options.images : own_images_),
        marks_(document.structure.content_count(), document.pages.size()),
        catalogue_(objects_.add()) {}

  std::string write() {
    auto const painted = paint_pages();
    add_pages(painted);
    add_links(painted);
    auto const files = add_attachments(objects_, document_, deflater_);
    add_file_references(files);
    add_structure_tree(files);
    add_navigation();
    Dictionary const information = add_information(objects_, document_.metadata, options_.producer);
    add_identification();
    return write_file(objects_, catalogue_, information, deflater_);
  }

 private:
  std::vector<PaintedPage> paint_pages() {
    std::vector<PaintedPage> painted;
    auto const languages = element_languages(document_);
    for (std::size_t page = 0; page < document_.pages.size(); ++page)
      painted.push_back(paint_page(document_, page, languages, marks_, resources_));
    return painted;
  }

  void add_pages(std::vector<PaintedPage> const& painted) {
    Dictionary const resources = resources_.add_to(objects_, deflater_);
    Dictionary tree = objects_.add();
    tree.name("Type", "Pages").number("Count", static_cast<std::int32_t>(painted.size()));
    Array kids = tree.array("Kids");
    for (std::size_t i = 0; i < painted.size(); ++i) {
      base::Size const size = document_.pages[i].frame.size;
      auto content = std::make_shared<std::string const>(deflater_.compress(painted[i].content));
      Dictionary page = objects_.add();
      page.name("Type", "Page").reference("Parent", tree).reference("Resources", resources);
      page.array("MediaBox").number(0).number(0).real(size.width.to_pt()).real(size.height.to_pt());
      page.reference("Contents", objects_.add_stream(std::move(content), Filter::Flate)).name("Tabs", "S");
      if (painted[i].is_transparent) page.dictionary("Group").name("S", "Transparency").name("CS", "DeviceRGB");
      kids.reference(page);
      pages_.push_back(page);
    }
    catalogue_.name("Type", "Catalog").reference("Pages", tree);
  }

  void add_links(std::vector<PaintedPage> const& painted) {
    for (std::size_t i = 0; i < painted.size(); ++i) {
      if (painted[i].links.empty()) continue;
      Array annotations = pages_[i].array("Annots");
      for (PlacedLink const& link : painted[i].links) {
        Dictionary const annotation = add_link(objects_, link, document_.pages[i].frame.size.height);
        annotations.reference(annotation);
        annotations_.emplace_back(link.item->link, annotation);
      }
    }
  }

  void add_file_references(std::vector<Dictionary> const& files) {
    if (files.empty()) return;
    Array associated = catalogue_.array("AF");
    for (Dictionary const& file : files) associated.reference(file);
  }

  void add_structure_tree(std::vector<Dictionary> const& files) {
    Annotations of_elements;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (!document_.attachments[i].element.is_none())
        of_elements.emplace_back(document_.attachments[i].element, files[i]);
    }
    Dictionary const root = add_structure(objects_, document_, marks_, {pages_, annotations_, of_elements});
    catalogue_.reference("StructTreeRoot", root).dictionary("MarkInfo").flag("Marked", true);
    add_names(files);
  }

  void add_names(std::vector<Dictionary> const& files) {
    if (files.empty() && document_.destinations.empty()) return;
    Dictionary names = catalogue_.dictionary("Names");
    if (!document_.destinations.empty()) names.reference("Dests", add_destinations(objects_, document_, pages_));
    if (!files.empty())
      names.reference("EmbeddedFiles", add_embedded_file_names(objects_, document_.attachments, files));
  }

  void add_navigation() {
    if (!document_.outline.empty()) catalogue_.reference("Outlines", add_outline(objects_, document_.outline));
    catalogue_.entries("/PageLabels" + page_labels(document_.pages));
    catalogue_.dictionary("ViewerPreferences").flag("DisplayDocTitle", true);
  }

  void add_identification() {
    auto packet = std::make_shared<std::string const>(xmp_packet(document_.metadata, options_.producer));
    Dictionary metadata = objects_.add_stream(std::move(packet), Filter::None);
    metadata.name("Type", "Metadata").name("Subtype", "XML");
    catalogue_.reference("Metadata", metadata).text("Lang", document_.metadata.language);
    add_output_intent(objects_, catalogue_);
  }

  frame::PagedDocument const& document_;
  Options const& options_;
  ImageStreams own_images_;
  Objects objects_;
  Deflater deflater_{Deflater::Effort::Fast};
  Resources resources_;
  Marks marks_;
  Dictionary catalogue_;
  std::vector<Dictionary> pages_;
  Annotations annotations_;
};

}  // namespace

base::Result<std::string> write(frame::PagedDocument const& document, FontPrograms const& fonts,
                                Options const& options) {
  if (auto obstacle = find_obstacle(document)) return base::Failure{*std::move(obstacle)};
  auto const shown = collect_fonts(document, fonts);
  if (!shown) return base::Failure{shown.error()};
  try {
    return DocumentWriter(document, *shown, options).write();
  } catch (LibraryError const& error) {
    return base::Failure{error.what()};
  }
}

base::Result<std::string> write(frame::PagedDocument const& document, text::FontBook const& fonts,
                                Options const& options) {
  return write(document, FontPrograms(fonts, FontGlyphs::Used), options);
}

}  // namespace livret::pdf
