/** Decisions about claims: binding, expansion, and protection of those in use. */
@NullMarked
package io.streambus.testkit.controllers.storage;

import org.jspecify.annotations.NullMarked;
