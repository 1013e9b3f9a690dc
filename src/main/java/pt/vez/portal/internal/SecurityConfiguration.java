package pt.vez.portal.internal;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Two doors: light pages without a session, and the application behind sign-in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Duration LONGEST_SESSION = Duration.ofHours(8);
    /** Nothing from elsewhere, nothing inline. */
    static final String STRICT = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
            + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    /** Everybody signs in by mail; there are no passwords to look up. */
    @Bean
    UserDetailsService nobodyHasAPassword() {
        return name -> {
            throw new UsernameNotFoundException("no passwords here");
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain lightChain(HttpSecurity http, LightPages pages) throws Exception {
        http.securityMatcher(pages)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(STRICT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .cacheControl(cache -> cache.disable()));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain applicationChain(HttpSecurity http, VisitFiles files, Clock clock) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/papers/**", "/intake/**", "/visit/standing", "/visit/file", "/live")
                .authenticated());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView("/sign-in")
                        .enableRequestCacheConfiguration(false)
                        .enableExceptionHandlingConfiguration(false)
                        .enableLogoutConfiguration(false));
        http.requestCache(cache -> cache.disable());
        http.exceptionHandling(problems ->
                problems.authenticationEntryPoint((request, response, problem) -> response.sendRedirect(
                        "/sign-in?to=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8))));
        http.headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frame -> frame.deny())
                .permissionsPolicyHeader(policy -> policy.policy("camera=(self), geolocation=(self), microphone=()")));
        http.addFilterBefore(new AbsoluteLifetime(clock), AuthorizationFilter.class);
        http.addFilterBefore(files, AuthorizationFilter.class);
        return http.build();
    }

    /** A heartbeat keeps a session alive for ever; this ends it after a working day. */
    private static final class AbsoluteLifetime extends OncePerRequestFilter {
        private final Clock clock;

        AbsoluteLifetime(Clock clock) {
            this.clock = clock;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var session = request.getSession(false);
            if (session != null
                    && Instant.ofEpochMilli(session.getCreationTime())
                            .plus(LONGEST_SESSION)
                            .isBefore(clock.instant())) {
                session.invalidate();
                response.sendRedirect("/sign-in");
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
