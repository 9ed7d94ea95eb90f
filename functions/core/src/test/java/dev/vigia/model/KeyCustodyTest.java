package dev.vigia.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyCustodyTest {
    private static final ModelName FLIGHTS = new ModelName("flights");

    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final KeyCustody custody = new KeyCustody(registry, () -> now, new SplittableRandom(1), "ana");

    KeyCustodyTest() {
        registry.create(Model.of(FLIGHTS));
    }

    private IssuedKey create(String label) {
        now = now.plusSeconds(1);
        return custody.create(FLIGHTS, EnumSet.of(Scope.INFER), label);
    }

    @Test
    void aKeyIsStoredHashedAndAudited() {
        IssuedKey issued = create("web shop");
        assertThat(issued.secret()).matches("vigia_[A-Za-z0-9_-]{32}");
        assertThat(registry.keys(FLIGHTS)).containsExactly(issued.key());
        assertThat(issued.key().hash()).isEqualTo(Sha256.hex(issued.secret().getBytes(StandardCharsets.UTF_8)));
        assertThat(issued.key().allows(Scope.INFER)).isTrue();
        assertThat(issued.key().allows(Scope.CAPTURE)).isFalse();
        assertThat(issued.toString()).doesNotContain(issued.secret());
        assertThat(registry.audit(FLIGHTS, 9))
                .containsExactly(
                        new AuditEntry(FLIGHTS, now, "ana", "key created", KeyCustody.id(issued.key()) + " web shop"));
    }

    @Test
    void rotatingKeepsScopesAndLabelAndRevokesTheOld() {
        IssuedKey old = create("shop");
        now = now.plusSeconds(60);
        IssuedKey next = custody.rotate(FLIGHTS, "shop");
        assertThat(next.secret()).isNotEqualTo(old.secret());
        assertThat(next.key().scopes()).isEqualTo(old.key().scopes());
        assertThat(next.key().label()).isEqualTo("shop");
        List<ApiKey> keys = custody.list(FLIGHTS);
        assertThat(keys)
                .extracting(ApiKey::hash)
                .containsExactly(old.key().hash(), next.key().hash());
        assertThat(keys.getFirst().revokedAt()).contains(now);
        assertThat(keys.getLast().revokedAt()).isEmpty();
        assertThat(registry.audit(FLIGHTS, 9))
                .extracting(AuditEntry::action)
                .hasSize(3)
                .contains("key revoked");
    }

    @Test
    void aKeyIsNamedByItsLabelOrTheBeginningOfItsHash() {
        IssuedKey one = create("twice");
        IssuedKey other = create("twice");
        assertThatThrownBy(() -> custody.revoke(FLIGHTS, "twice")).hasMessageContaining("2 keys of flights");
        assertThatThrownBy(() -> custody.revoke(FLIGHTS, one.key().hash().substring(0, 5)))
                .hasMessageContaining("0 keys");
        assertThat(custody.revoke(FLIGHTS, one.key().hash().substring(0, 6)).hash())
                .isEqualTo(one.key().hash());
        assertThat(custody.revoke(FLIGHTS, "twice").hash())
                .isEqualTo(other.key().hash());
        assertThatThrownBy(() -> custody.rotate(FLIGHTS, "twice")).hasMessageContaining("0 keys");
    }

    @Test
    void aKeyForOneTaskLeavesItsAuditOnly() {
        IssuedKey kept = create("shop");
        IssuedKey lent = create("vigia import");
        custody.discard(FLIGHTS, KeyCustody.id(lent.key()));
        assertThat(custody.list(FLIGHTS)).containsExactly(kept.key());
        assertThat(registry.key(FLIGHTS, lent.key().hash())).isEmpty();
        assertThat(registry.audit(FLIGHTS, 9))
                .contains(new AuditEntry(
                        FLIGHTS, now, "ana", "key discarded", KeyCustody.id(lent.key()) + " vigia import"));
        assertThatThrownBy(() -> custody.discard(FLIGHTS, KeyCustody.id(lent.key())))
                .hasMessageContaining("0 keys");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThatThrownBy(() -> custody.create(new ModelName("trains"), EnumSet.of(Scope.INFER), "x"))
                .hasMessage("there is no model 'trains'");
        assertThatThrownBy(() -> custody.create(FLIGHTS, EnumSet.noneOf(Scope.class), "x"))
                .hasMessageContaining("expected one or more");
        assertThatThrownBy(() -> create("x".repeat(101))).hasMessageContaining("101 characters");
        assertThatThrownBy(() -> create("shop\u001b[2J")).hasMessageContaining("control characters");
        assertThat(registry.audit(FLIGHTS, 9)).isEmpty();
    }
}
