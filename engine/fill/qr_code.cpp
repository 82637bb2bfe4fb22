#include "fill/qr_code.hpp"

#include <memory>

#include <qrencode.h>

namespace livret::fill {

namespace {

constexpr int quiet_zone = 4;  // modules, ISO/IEC 18004, 6.3.8

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

void add_rectangle(frame::Path& path, double x, double y, double width, double height) {
  path.emplace_back(frame::MoveTo{{x, y}});
  path.emplace_back(frame::LineTo{{x + width, y}});
  path.emplace_back(frame::LineTo{{x + width, y + height}});
  path.emplace_back(frame::LineTo{{x, y + height}});
  path.emplace_back(frame::ClosePath{});
}

// Neighbours in a row are one rectangle, so that no hairline shows between them.
void add_row(frame::Path& path, QRcode const& code, int row, double module) {
  auto const is_dark = [&](int column) { return (code.data[row * code.width + column] & 1) != 0; };
  for (int begin = 0; begin < code.width; ++begin) {
    if (!is_dark(begin)) continue;
    int end = begin;
    while (end < code.width && is_dark(end)) ++end;
    add_rectangle(path, (quiet_zone + begin) * module, (quiet_zone + row) * module, (end - begin) * module, module);
    begin = end;
  }
}

}  // namespace

base::Result<frame::DrawingPtr> qr_code(std::string const& text, base::Length width, base::Colour colour) {
  std::unique_ptr<QRcode, FreeCode> const code(QRcode_encodeData(
      static_cast<int>(text.size()), reinterpret_cast<unsigned char const*>(text.data()), 0, QR_ECLEVEL_M));
  if (!code) return base::Failure{"a text that is no more than 2,331 bytes long is needed"};
  double const side = width.to_pt();
  double const module = side / (code->width + 2 * quiet_zone);
  frame::Path ground, dark;
  add_rectangle(ground, 0, 0, side, side);
  for (int row = 0; row < code->width; ++row) add_row(dark, *code, row, module);
  auto drawing = std::make_shared<frame::Drawing>();
  drawing->size = {width, width};
  drawing->operations.emplace_back(frame::Fill{std::move(ground), base::Colour{255, 255, 255}});
  drawing->operations.emplace_back(frame::Fill{std::move(dark), colour});
  return frame::DrawingPtr(std::move(drawing));
}

}  // namespace livret::fill
