package pt.vez;

import java.nio.file.Path;
import pt.vez.platform.VezSettings;

/** Settings of a node that a test makes by itself, without the application; what is not named is blank. */
public final class TestSettings {
    private TestSettings() {}

    public static VezSettings secret(String secret) {
        return of(Path.of("target"), secret, "", "");
    }

    public static VezSettings in(Path data, String secret) {
        return of(data, secret, "", "");
    }

    /** @param masterKey as an operator sets it */
    public static VezSettings masterKey(String secret, String masterKey) {
        return of(Path.of("target"), secret, masterKey, "");
    }

    public static VezSettings behind(String proxies) {
        return of(Path.of("target"), "", "", proxies);
    }

    private static VezSettings of(Path data, String secret, String masterKey, String proxies) {
        return new VezSettings(
                "",
                data,
                secret,
                masterKey,
                "",
                "",
                "",
                1,
                false,
                proxies,
                true,
                new VezSettings.Database("", "", "", 1),
                null);
    }
}
