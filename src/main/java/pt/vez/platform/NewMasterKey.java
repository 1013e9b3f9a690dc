package pt.vez.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Prints a new master key as {@code VEZ_MASTER_KEY} wants it. */
public final class NewMasterKey {
    private NewMasterKey() {}

    public static void main(String[] args) throws GeneralSecurityException {
        System.out.println(
                Base64.getEncoder().encodeToString(Vault.newMasterKey().getBytes(StandardCharsets.UTF_8)));
    }
}
