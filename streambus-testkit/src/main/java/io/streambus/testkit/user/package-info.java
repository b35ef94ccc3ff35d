/**
 * A user of clusters: applies, edits and deletes them, and reads their state. Start with {@link
 * io.streambus.testkit.user.TestUser}.
 */
@NullMarked
@PublicApi
package io.streambus.testkit.user;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
