package pt.vez.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sign-in.
 *
 * @param ofNetwork requests for a code that a network may make in an hour
 * @param withoutWork requests for a code a network makes in an hour before each must bring a proof of work
 */
@ConfigurationProperties("vez.sign-in")
public record SignInSettings(
        @DefaultValue("300") int ofNetwork,
        @DefaultValue("3") int withoutWork) {}
