/**
 * A user of clusters: applies, edits and deletes them, and reads their state. Start with {@link
 * io.streambus.testkit.user.TestUser}.
 */
@NullMarked
package io.streambus.testkit.user;

import org.jspecify.annotations.NullMarked;
