package pt.vez.browser;

import java.util.ArrayList;
import java.util.List;

/** How a screen is looked at in pictures: language, size in CSS pixels, light or dark. */
record Look(String language, int width, int height, boolean dark) {
    String name() {
        return width + "-" + language.substring(0, 2) + (dark ? "-dark" : "-light");
    }

    /** Both languages, phone and desk, light and dark; some of them, by parts of their names: VEZ_LOOKS=360-pt-light,1280-en */
    static List<Look> wanted() {
        List<Look> looks = new ArrayList<>();
        for (String language : new String[] {"pt-PT", "en-GB"}) {
            for (boolean dark : new boolean[] {false, true}) {
                looks.add(new Look(language, 360, 740, dark));
                looks.add(new Look(language, 1280, 800, dark));
            }
        }
        List<String> wanted =
                List.of(System.getenv().getOrDefault("VEZ_LOOKS", "").split(","));
        looks.removeIf(look -> wanted.stream().noneMatch(look.name()::contains));
        return looks;
    }
}
