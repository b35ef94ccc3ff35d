@NullMarked
package io.streambus.testkit.controllers.client;

import org.jspecify.annotations.NullMarked;
