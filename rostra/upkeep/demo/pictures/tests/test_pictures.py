"""The demo edition's pictures: complete, repeatable, whole, and no two alike."""

from itertools import combinations

import pytest
from PIL import Image, ImageChops

from rostra.upkeep.demo.pictures import SCENES, VARIANTS, UnknownSceneError, draw
from rostra.upkeep.demo.pictures.canvas import Canvas
from rostra.upkeep.demo.pictures.colour import ink, mix
from rostra.upkeep.demo.pictures.registry import paint

LISTED = {
    "harbour-dawn",
    "container-port",
    "mountain-terraces",
    "snow-pass",
    "river-bridge",
    "old-town-roofs",
    "night-market",
    "assembly-hall",
    "press-conference",
    "warship-horizon",
    "radar-station",
    "contrails",
    "stock-board",
    "factory-line",
    "wheat-fields",
    "solar-farm",
    "wind-turbines",
    "observatory",
    "lab-bench",
    "rocket-launch",
    "library-hall",
    "opera-stage",
    "film-set",
    "calligraphy-desk",
    "football-stadium",
    "marathon-street",
    "swimming-pool",
    "chess-hall",
    "ferry-fog",
    "train-station",
    "flood-street",
    "lighthouse-storm",
    "tea-hills",
    "island-reef",
    "court-building",
    "school-yard",
}
NAMES = [f"{scene}:{variant}" for scene in SCENES for variant in range(1, VARIANTS + 1)]
SMALL = (180, 120)
# Of the 768 lighter-or-darker bits of two pictures (256 cells of each of three inks) at least
# this many differ, or their cells differ this far in colour on average.
LEAST_BITS = 100
LEAST_COLOUR = 18


@pytest.fixture(scope="module")
def gallery() -> dict[str, Image.Image]:
    return {name: draw(name, size=SMALL) for name in NAMES}


def fingerprint(picture: Image.Image) -> tuple[int, bytes]:
    """Return the average hash of each ink, 16 × 16 cells, and the cells themselves."""
    bits = 0
    for band in picture.split():
        cells = band.resize((16, 16), Image.Resampling.BOX).tobytes()
        mean = sum(cells) / len(cells)
        for cell in cells:
            bits = bits << 1 | (cell > mean)
    return bits, picture.resize((16, 16), Image.Resampling.BOX).tobytes()


def test_the_scenes_are_the_listed_ones() -> None:
    assert set(SCENES) == LISTED
    assert len(SCENES) == 36


def test_every_scene_and_variant_draws_with_light_and_shade(gallery) -> None:
    for name, picture in gallery.items():
        assert picture.size == SMALL
        assert picture.mode == "RGB"
        low, high = picture.convert("L").getextrema()
        assert high - low > 60, f"{name} is flat"


@pytest.mark.parametrize("name", ["harbour-dawn:3", "opera-stage:6", "wheat-fields:5"])
def test_a_name_always_gives_the_same_picture(name, gallery) -> None:
    assert draw(name, size=SMALL).tobytes() == gallery[name].tobytes()


def test_a_scene_without_variant_is_its_first(gallery) -> None:
    assert draw("ferry-fog", size=SMALL).tobytes() == gallery["ferry-fog:1"].tobytes()


def test_other_shapes_are_filled_and_cut() -> None:
    assert draw("tea-hills", size=(90, 160)).size == (90, 160)
    assert draw("tea-hills", size=(300, 60)).size == (300, 60)


def test_no_two_pictures_look_alike(gallery) -> None:
    prints = {name: fingerprint(picture) for name, picture in gallery.items()}
    alike = []
    for one, other in combinations(NAMES, 2):
        bits = (prints[one][0] ^ prints[other][0]).bit_count()
        pairs = zip(prints[one][1], prints[other][1], strict=True)
        colour = sum(abs(a - b) for a, b in pairs) / len(prints[one][1])
        if bits < LEAST_BITS and colour < LEAST_COLOUR:
            alike.append((one, other, bits, round(colour)))
    assert alike == []


def test_variants_of_a_scene_differ(gallery) -> None:
    for scene in SCENES:
        variants = [gallery[f"{scene}:{number}"] for number in range(1, VARIANTS + 1)]
        for one, other in combinations(variants, 2):
            difference = ImageChops.difference(one, other).resize((1, 1), Image.Resampling.BOX)
            assert sum(difference.tobytes()) > 36, scene


def test_no_picture_leaves_the_sheet_bare() -> None:
    ground = (255, 0, 255)
    for name in NAMES:
        scene, _, variant = name.partition(":")
        canvas = Canvas(size=(90, 60), seed=name)
        canvas.image.paste(ground, (0, 0, *canvas.image.size))
        paint(scene, int(variant), canvas)
        bare = sum(count for count, colour in canvas.image.getcolors(1 << 24) if colour == ground)
        assert bare < 0.002 * canvas.image.width * canvas.image.height, name


@pytest.mark.parametrize(
    "name", ["", "harbour", "harbour-dawn:0", "harbour-dawn:7", "harbour-dawn:", "harbour-dawn:1:2"]
)
def test_unknown_names_are_refused_with_a_sentence(name) -> None:
    with pytest.raises(UnknownSceneError, match=r"There is no picture called .+\."):
        draw(name, size=SMALL)


def test_inks_mix_without_turning_muddy() -> None:
    assert mix(ink("000000"), ink("ffffff"), 0.0) == (0, 0, 0)
    assert mix(ink("000000"), ink("ffffff"), 1.0) == (255, 255, 255)
    grey = mix(ink("000000"), ink("ffffff"), 0.5)
    assert max(grey) - min(grey) <= 1
