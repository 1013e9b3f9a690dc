package pt.vez.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What makes another {@code VEZ_SECRET} possible.
 *
 * @param former the secret before: what it signed is still accepted, and nothing is signed with it; blank for none
 * @param pepper what stored hashes are made with, for good; blank while it is the secret itself
 */
@ConfigurationProperties("vez.secrets")
public record SecretChange(
        @DefaultValue("") String former, @DefaultValue("") String pepper) {
    static final SecretChange NONE = new SecretChange("", "");

    public SecretChange {
        if (!former.isBlank() && pepper.isBlank()) {
            throw new StartupProblem(
                    "VEZ_SECRET_FORMER needs VEZ_PEPPER: the value VEZ_SECRET had before its first change (docs/settings.md).");
        }
    }
}
