package pt.vez.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Prints a master key as {@code VEZ_MASTER_KEY} wants it: a new one, or with a step the next of the one that is set
 * ({@code docs/settings.md}, "Changing the master key").
 */
public final class NewMasterKey {
    private NewMasterKey() {}

    /** @param args nothing, {@code add}, {@code use} or {@code retire} */
    public static void main(String[] args) throws GeneralSecurityException {
        System.out.println(next(args.length == 0 ? "" : args[0], System.getenv().getOrDefault("VEZ_MASTER_KEY", "")));
    }

    /** @param known in Base64 */
    public static String next(String step, String known) throws GeneralSecurityException {
        String json = new String(Base64.getDecoder().decode(known.strip()), StandardCharsets.UTF_8);
        String made = switch (step) {
            case "" -> Vault.newMasterKey();
            case "add" -> Vault.withAnotherKey(json);
            case "use" -> Vault.withLastKeyFirst(json);
            case "retire" -> Vault.withPrimaryOnly(json);
            default -> throw new StartupProblem("There is no such step: add, use or retire.");
        };
        return Base64.getEncoder().encodeToString(made.getBytes(StandardCharsets.UTF_8));
    }
}
