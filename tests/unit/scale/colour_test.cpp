#include "scale/scheme.hpp"
#include "scale_case.hpp"

using namespace scale_case;

namespace {

using Texts = std::vector<std::string>;

Scale through(std::string const& scheme, std::vector<Value> domain, Type type = Type::Linear) {
  return Scale::make(definition(type, std::move(domain), SchemeRange{scheme, {}, {}}));
}

Texts between_orange_and_blue(Interpolation interpolation) {
  auto given = definition(Type::Linear, {0, 1}, values({"#ff4500", "#4682b4"}));
  given.interpolation = interpolation;
  return colours_at(Scale::make(given), {0.25, 0.5, 0.75});
}

}  // namespace

TEST_CASE("a scheme runs through the domain and beyond it") {
  CHECK(colours_at(through("viridis", {0, 100}), {0, 25, 50, 99, 100, 120, -10}) ==
        Texts{"#440154", "#3b528b", "#21918d", "#f7e622", "#fde725", "#fff367", "#3b002d"});
  CHECK(colours_at(through("magma", {1, 1000}, Type::Log), {1, 10, 500}) == Texts{"#000004", "#721f81", "#fece91"});
  CHECK(colours_at(through("tableau10", {0, 100}), {0, 25, 100}) == Texts{"#4c78a8", "#c86f6d", "#bab0ac"});
  CHECK(through("viridis", {0, 100}).is_interpolating());
  CHECK_FALSE(through("viridis", {0, 100}).colour(std::nan("")));
}

TEST_CASE("a scheme is turned round or cut") {
  auto given = definition(Type::Linear, {0, 100}, SchemeRange{"viridis", {}, {}});
  given.direction = Definition::Direction::Reverse;
  CHECK(colours_at(Scale::make(given), {0, 25, 100}) == Texts{"#fde725", "#5dc963", "#440154"});
  given = definition(Type::Linear, {0, 100}, SchemeRange{"blues", std::array{0.3, 0.8}, {}});
  CHECK(colours_at(Scale::make(given), {0, 25, 100}) == Texts{"#8fc1de", "#6eaed5", "#206fb2"});
}

TEST_CASE("a middle of the domain takes the middle of the colours") {
  auto given = definition(Type::Linear, {-10, 40}, SchemeRange{"redblue", {}, {}});
  given.domain_mid = 0;
  CHECK(colours_at(Scale::make(given), {-10, -5, 0, 20, 40}) ==
        Texts{"#8c0d25", "#ea9178", "#f2efee", "#7db6d6", "#134b85"});
  given.domain_mid.reset();
  given.domain = {-10, 0, 40};
  given.beyond = Definition::Beyond::Clamp;
  CHECK(colours_at(Scale::make(given), {-20, 0, 70}) == Texts{"#8c0d25", "#f2efee", "#134b85"});
}

TEST_CASE("colours of a range are run through in the space that is asked for") {
  using enum ColourSpace;
  CHECK(between_orange_and_blue({Rgb, 1}) == Texts{"#d1542d", "#a3645a", "#747387"});
  CHECK(between_orange_and_blue({Hsl, 1}) == Texts{"#ec1270", "#c023d9", "#4c35c6"});
  CHECK(between_orange_and_blue({HslLong, 1}) == Texts{"#ddec12", "#3cd923", "#35c695"});
  CHECK(between_orange_and_blue({Hcl, 1}) == Texts{"#ff1c79", "#cd54be", "#7e77d0"});
  CHECK(between_orange_and_blue({HclLong, 1}) == Texts{"#8c8d00", "#009b47", "#0095a1"});
  CHECK(between_orange_and_blue({Lab, 1}) == Texts{"#df5e3d", "#bb6f65", "#8f7a8c"});
  CHECK(between_orange_and_blue({Cubehelix, 1}) == Texts{"#ff2c7b", "#c43cd1", "#7562de"});
  CHECK(between_orange_and_blue({CubehelixLong, 1}) == Texts{"#878a00", "#27ae1a", "#16a47e"});
  CHECK(between_orange_and_blue({Rgb, 2.2}) == Texts{"#e25960", "#bf6983", "#92769e"});
  CHECK(between_orange_and_blue({Cubehelix, 0.5}) == Texts{"#ff2c7c", "#c43cd1", "#7562de"});
}

TEST_CASE("four colours stand at the four ends of a domain") {
  auto const scale = Scale::make(definition(Type::Linear, {0, 1, 2, 3}, values({"red", "white", "lime", "blue"})));
  CHECK(colours_at(scale, {0.5, 1.25, 3}) == Texts{"#ff8080", "#bfffbf", "#0000ff"});
  CHECK(scale.value(Value(0.5)).to_text() == "#ff8080");
}

TEST_CASE("a channel that means nothing is taken from the other colour") {
  auto const scale = Scale::make(definition(Type::Linear, {0, 1}, values({"white", "transparent"})));
  CHECK(scale.colour(0.5) == livret::base::Colour{255, 255, 255, 128});
}

TEST_CASE("discrete ranges take samples of a continuous scheme and all of a list") {
  auto const range = [](Type type, std::vector<Value> domain, SchemeRange const& scheme) {
    return texts_of(Scale::make(definition(type, std::move(domain), scheme)).range());
  };
  CHECK(range(Type::Ordinal, {"a", "b", "c"}, {"blues", {}, {}}) == Texts{"#9cc8e2", "#5ba3cf", "#2978b8"});
  CHECK(range(Type::Quantize, {0, 1}, {"viridis", {}, 4}) == Texts{"#414487", "#2a788e", "#22a884", "#7ad151"});
  CHECK(range(Type::Ordinal, {"a"}, {"set1", {}, {}}).size() == 9);
  CHECK(range(Type::Threshold, {0, 1}, {"set1", {}, {}}) == Texts{"#e41a1c", "#377eb8", "#4daf4a"});
  auto given = definition(Type::Threshold, {1, 2}, SchemeRange{"redyellowblue", std::array{0.1, 0.9}, {}});
  given.direction = Definition::Direction::Reverse;
  CHECK(texts_of(Scale::make(given).range()) == Texts{"#abd6e8", "#faf8c1", "#fcac64"});
}

TEST_CASE("a scheme that does not exist is named as missing, and another taken") {
  auto const scale = through("bluess", {0, 1});
  REQUIRE(scale.findings().size() == 1);
  CHECK(scale.findings().front() == Finding::UnknownScheme);
  CHECK(scale.colour(0) == through("blues", {0, 1}).colour(0));
}

TEST_CASE("a scale of time takes two colours of a scheme, as Vega") {
  // A third and two thirds of the way: what Vega 6.4 gives for `ramp` (blues) on a time scale.
  auto const scale = through("blues", {Moment{0}, Moment{100}}, Type::Time);
  CHECK(scale.colour(Value(Moment{0})) == livret::base::Colour{0x86, 0xbc, 0xdc});
  CHECK(scale.colour(Value(Moment{100})) == livret::base::Colour{0x38, 0x87, 0xc0});
}

TEST_CASE("colours change their space and come back") {
  auto const blue = to_rgb(livret::base::Colour{0x46, 0x82, 0xb4});
  auto const hsl = to_hsl(blue);
  check_near(hsl.hue, 207.27272727272728);
  check_near(hsl.saturation, 0.44);
  check_near(hsl.lightness, 0.4901960784313726);
  auto const lab = to_lab(blue);
  check_near(lab.lightness, 51.98624890550498);
  check_near(lab.a, -8.362792037014344);
  check_near(lab.b, -32.832699449697714);
  auto const hcl = to_hcl(blue);
  check_near(hcl.hue, 255.71009124439382);
  check_near(hcl.chroma, 33.88100417355618);
  auto const helix = to_cubehelix(blue);
  check_near(helix.hue, 202.84837896488932);
  check_near(helix.saturation, 0.6273147230777709);
  check_near(helix.lightness, 0.460784355920337);
  for (auto const& back : {to_rgb(hsl), to_rgb(lab), to_rgb(hcl), to_rgb(helix)})
    CHECK(livret::base::to_hex(to_colour(back)) == "#4682b4");
  CHECK(std::isnan(to_hsl(to_rgb(livret::base::Colour{0x88, 0x88, 0x88})).hue));
  CHECK(std::isnan(to_hcl(to_rgb(livret::base::Colour{0, 0, 0})).chroma));
}

TEST_CASE("colours are read as CSS writes them") {
  using livret::base::Colour;
  CHECK(read_colour("steelblue") == Colour{0x46, 0x82, 0xb4});
  CHECK(read_colour("rgb(10, 200, 30)") == Colour{10, 200, 30});
  CHECK(read_colour("RGB(100%,0%,50%)") == Colour{255, 0, 128});
  CHECK(read_colour("rgba(1,2,3,0.5)") == Colour{1, 2, 3, 128});
  CHECK(read_colour("hsl(120, 50%, 40%)") == Colour{51, 153, 51});
  for (char const* text : {"rgb(1,2)", "rgb(1,2,3", "rgb(1,2,3%)", "hsl(1,2,3)", "lch(1,2,3)", "rgb(,,)", "circle", ""})
    CHECK_FALSE(read_colour(text));
}

TEST_CASE("every scheme of Vega is there under its name") {
  // The number of names that vega-scale 8.1 registers, and two of our own.
  CHECK(scheme_names().size() == 70);
  for (auto const name : scheme_names()) {
    auto const* const scheme = find_scheme(name);
    REQUIRE(scheme);
    CHECK(scheme->colours.size() >= 5);
  }
  CHECK(find_scheme("redYellowBlue") == find_scheme("redyellowblue"));
  CHECK(find_scheme("category20")->colours.size() == 20);
  CHECK(find_scheme("tableau10")->kind == Scheme::Kind::Categorical);
  CHECK(find_scheme("rainbow")->kind == Scheme::Kind::Continuous);
  CHECK(livret::base::to_hex(find_scheme("okabe-ito")->colours[6]) == "#d55e00");
  CHECK_FALSE(find_scheme("nothing"));
}
