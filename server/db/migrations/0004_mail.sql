CREATE TABLE `code_links` (
	`token` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`command_id` text NOT NULL,
	`at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_by` text
);
--> statement-breakpoint
CREATE INDEX `code_links_case_id` ON `code_links` (`case_id`);--> statement-breakpoint
CREATE INDEX `code_links_expires_at` ON `code_links` (`expires_at`);--> statement-breakpoint
ALTER TABLE `effects` ADD `due_at` text;--> statement-breakpoint
ALTER TABLE `effects` ADD `tries` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `effects` ADD `claim` text;--> statement-breakpoint
ALTER TABLE `effects` ADD `parked_at` text;--> statement-breakpoint
ALTER TABLE `effects` ADD `reason` text;--> statement-breakpoint
CREATE INDEX `effects_due_at` ON `effects` (`due_at`);--> statement-breakpoint
CREATE INDEX `effects_parked_at` ON `effects` (`parked_at`);