CREATE TABLE `handoffs` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`expires_at` text NOT NULL,
	`taker` text,
	`taken_at` text
);
--> statement-breakpoint
CREATE INDEX `handoffs_expires_at` ON `handoffs` (`expires_at`);--> statement-breakpoint
CREATE INDEX `handoffs_taken_at` ON `handoffs` (`taken_at`);