#include <fmt/format.h>

#include "spec/block_kinds.hpp"
#include "spec/field_reader.hpp"

namespace livret::spec {

namespace {

/// What images and logos have in common.
ImageBlock read_image_fields(yaml::Fields& fields) {
  ImageBlock image;
  image.width = read_size_field(fields, "width");
  image.height = read_size_field(fields, "height");
  image.alt = read_text(fields, "alt");
  return image;
}

/// An image says what it shows, or that it only decorates.
void check_alt(ImageBlock const& image, diag::Span where, diag::Sink& sink) {
  constexpr auto hint = "say what it shows, or write `alt: \"\"` where it only decorates";
  if (!image.alt)
    sink.error(where, "an image needs `alt`", hint);
  else if (image.title && image.alt->text.empty())
    sink.error(image.alt->span(), "an image with a `title` needs an `alt` that says what it shows, found an empty text",
               "what only decorates has no title");
}

}  // namespace

bool read_figure(yaml::Fields& outer, Block& block, Files&) {
  yaml::Fields fields(*outer.required("figure"), "a figure", outer.sink());
  read_look(fields, block);
  FigureBlock figure;
  figure.chart = fields.required("chart");
  figure.title = read_text(fields, "title");
  figure.subtitle = read_text(fields, "subtitle");
  figure.reading = read_text(fields, "reading");
  figure.source = read_text(fields, "source");
  fields.finish();
  block.kind = std::move(figure);
  return true;
}

bool read_qr(yaml::Fields& outer, Block& block, Files&) {
  if (auto const& value = *outer.required("qr"); value.kind == yaml::Kind::Scalar) {
    outer.sink().error(value.span, fmt::format("`qr` needs a mapping, found {}", yaml::describe(value)),
                       fmt::format("write `qr: {{url: {}}}`", yaml::quotation(value.text)));
    return false;
  }
  yaml::Fields fields(*outer.required("qr"), "a QR code", outer.sink());
  read_look(fields, block);
  QrBlock qr;
  fields.required("url");
  if (auto url = read_text(fields, "url")) qr.url = std::move(*url);
  qr.width = read_size_field(fields, "width").value_or(qr.width);
  qr.alt = read_text(fields, "alt");
  fields.finish();
  if (qr.url.scalar == nullptr) return false;
  block.kind = std::move(qr);
  return true;
}

bool read_image(yaml::Fields& outer, Block& block, Files& files) {
  auto const& value = *outer.required("image");
  if (value.kind == yaml::Kind::Scalar) {
    outer.sink().error(value.span, fmt::format("`image` needs a mapping, found {}", yaml::describe(value)),
                       fmt::format("write `image: {{src: {}, alt: …}}`", yaml::quotation(value.text)));
    return false;
  }
  yaml::Fields fields(value, "an image", outer.sink());
  read_look(fields, block);
  auto image = read_image_fields(fields);
  image.title = read_text(fields, "title");
  image.source = read_text(fields, "source");
  auto const* src = fields.required("src");
  fields.finish();
  check_alt(image, block.where, outer.sink());
  if (src == nullptr || !text_of(src, outer.sink())) return false;
  image.path = {src->text, src->span};
  auto const [bytes, source_of_svg] = files.image(*src);
  image.bytes = bytes;
  image.source_of_svg = source_of_svg;
  block.kind = std::move(image);
  return bytes != nullptr;
}

bool read_logo(yaml::Fields& outer, Block& block, Files&) {
  auto const* value = outer.optional("logo");
  ImageBlock image;
  if (value != nullptr) {
    yaml::Fields fields(*value, "a logo", outer.sink());
    read_look(fields, block);
    image = read_image_fields(fields);
    if (auto variant = read_name(fields, "variant")) image.variant = std::move(variant->text);
    fields.finish();
  }
  image.from = ImageBlock::Source::Logo;
  block.kind = std::move(image);
  return true;
}

}  // namespace livret::spec
